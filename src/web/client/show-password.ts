/** Lets a password be read while it is typed: the button beside its label (`data-shows`) works with script only. */
export function showPasswords(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-shows]')) {
    const field = document.getElementById(button.dataset.shows ?? '');
    if (!(field instanceof HTMLInputElement)) continue;
    button.hidden = false;
    button.addEventListener('click', () => turn(button, field));
    // Browsers offer to keep a password by its field's type.
    field.form?.addEventListener('submit', () => hide(button, field));
  }
}

function turn(button: HTMLButtonElement, field: HTMLInputElement): void {
  if (field.type === 'text') hide(button, field);
  else {
    field.type = 'text';
    button.setAttribute('aria-pressed', 'true');
  }
}

function hide(button: HTMLButtonElement, field: HTMLInputElement): void {
  field.type = 'password';
  button.setAttribute('aria-pressed', 'false');
}
