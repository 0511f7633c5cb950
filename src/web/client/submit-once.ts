/** Seconds after which a form may be sent again even if no answer came: the connection may be gone. */
const patience = 6;

/** Takes the second half of a double click off forms marked `data-once`. A retry is never blocked. */
export function submitOnce(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.once === undefined) return;
    if (form.dataset.sent) event.preventDefault();
    else hold(form);
  });
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) release(form);
  });
}

function hold(form: HTMLFormElement): void {
  form.dataset.sent = 'true';
  for (const button of buttons(form)) button.setAttribute('aria-disabled', 'true');
  setTimeout(() => release(form), patience * 1000);
}

function release(form: HTMLFormElement): void {
  delete form.dataset.sent;
  for (const button of buttons(form)) button.removeAttribute('aria-disabled');
}

function buttons(form: HTMLFormElement): Element[] {
  return [...form.elements].filter((element) => element.matches('button[type=submit]'));
}
