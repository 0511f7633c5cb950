/** Buttons that show a typed password (`data-shows`); without script they stay hidden. */
export function showPasswords(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-shows]')) {
    const field = document.getElementById(button.dataset.shows ?? '');
    if (!(field instanceof HTMLInputElement)) continue;
    button.hidden = false;
    button.addEventListener('click', () => toggle(button, field));
    // Browsers offer to save passwords only of fields of this type.
    field.form?.addEventListener('submit', () => hide(button, field));
  }
}

function toggle(button: HTMLButtonElement, field: HTMLInputElement): void {
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
