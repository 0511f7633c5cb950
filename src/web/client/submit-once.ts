/** Seconds after which a form may be sent again without an answer: the connection may be lost. */
const RETRY_SECONDS = 6;

/** Prevents a double click from sending a form (`data-once`) twice. A later retry is possible. */
export function submitOnce(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.once === undefined) return;
    if (form.dataset.sent) event.preventDefault();
    else disable(form);
  });
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) enable(form);
  });
}

function disable(form: HTMLFormElement): void {
  form.dataset.sent = 'true';
  for (const button of buttons(form)) button.setAttribute('aria-disabled', 'true');
  setTimeout(() => enable(form), RETRY_SECONDS * 1000);
}

function enable(form: HTMLFormElement): void {
  delete form.dataset.sent;
  for (const button of buttons(form)) button.removeAttribute('aria-disabled');
}

function buttons(form: HTMLFormElement): Element[] {
  return [...form.elements].filter((element) => element.matches('button[type=submit]'));
}
