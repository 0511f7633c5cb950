/** How long somebody has to pause before what they wrote is sent. */
const PAUSE_MS = 1_500;

/** Saves notes while one writes them. Whatever is not saved yet when the page goes, the page says goodbye with. */
export function keepNotes(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-notes]');
  const field = form?.querySelector('textarea');
  const seen = form?.querySelector<HTMLInputElement>('input[name=seen]');
  const status = form?.querySelector('[data-notes-status]');
  if (!form || !field || !seen || !status) return;
  let kept = field.value;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  const save = async (): Promise<void> => {
    const { value } = field;
    if (value === kept) return;
    const response = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams({ seen: seen.value, body: value }),
      headers: { Accept: 'application/json' },
      keepalive: true,
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error?.message);
    seen.value = answer.seen;
    kept = value;
    status.textContent = 'Saved.';
  };
  /** One at a time, or the second would not know the version the first made. */
  const saveNow = (): void => {
    clearTimeout(timer);
    running = (running ?? Promise.resolve()).then(save).catch(() => {
      status.textContent = 'Not saved yet: use the button.';
    });
  };
  field.addEventListener('input', () => {
    status.textContent = '';
    clearTimeout(timer);
    timer = setTimeout(saveNow, PAUSE_MS);
  });
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (!running) return;
    // What is on its way arrives first.
    event.preventDefault();
    const pending = running;
    running = undefined;
    void pending.finally(() => form.submit());
  });
  addEventListener('pagehide', saveNow);
}
