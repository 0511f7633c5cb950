import { say } from './say.ts';

/** How long typing has to pause before the notes are sent. */
const PAUSE_MS = 1_500;

/** Saves notes while they are typed; what is not saved yet is sent when the page is left. */
export function autosaveNotes(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-notes]');
  const field = form?.querySelector('textarea');
  const seen = form?.querySelector<HTMLInputElement>('input[name=seen]');
  const status = form?.querySelector('[data-notes-status]');
  if (!form || !field || !seen || !status) return;
  let saved = field.value;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  const save = async (): Promise<void> => {
    const { value } = field;
    if (value === saved) return;
    const response = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams({ seen: seen.value, body: value }),
      headers: { Accept: 'application/json' },
      keepalive: true,
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error?.message);
    seen.value = answer.seen;
    saved = value;
    status.textContent = say('Saved.');
  };
  /** One at a time: each save needs the version that the one before it made. */
  const saveNow = (): void => {
    clearTimeout(timer);
    running = (running ?? Promise.resolve()).then(save).catch(() => {
      status.textContent = say('Not saved yet: use the button.');
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
    // The running save has to finish first.
    event.preventDefault();
    const pending = running;
    running = undefined;
    void pending.finally(() => form.submit());
  });
  addEventListener('pagehide', saveNow);
}
