/** A button that checks a seat in: the same form as on the page of the server, so that one listener takes both. */
export function scanForm(
  text: string,
  name: string,
  fields: Readonly<Record<string, string>>,
): HTMLFormElement {
  const form = document.createElement('form');
  form.dataset['scan'] = '';
  const inputs = Object.entries(fields).map(([field, value]) => {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = field;
    input.value = value;
    return input;
  });
  const press = document.createElement('button');
  press.className = 'check-in-button';
  press.dataset['look'] = 'small';
  press.textContent = text;
  press.setAttribute('aria-label', `${text} ${name}`);
  form.append(...inputs, press);
  return form;
}
