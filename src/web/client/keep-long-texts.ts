import { bodyLimit } from '../http/body-limits.ts';
import { say } from './say.ts';

/**
 * A form that is larger than the server takes is not sent: the answer would be a page without what was typed.
 * @param className of the sentence that says so.
 */
export function keepLongTexts(className: string): void {
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
      form.querySelector('[data-too-large]')?.remove();
      if (bytesOf(form) <= bodyLimit(new URL(form.action).pathname)) return;
      event.preventDefault();
      event.stopPropagation();
      tell(form, className);
    },
    { capture: true },
  );
}

/** The length of its body. */
function bytesOf(form: HTMLFormElement): number {
  let bytes = 0;
  for (const [name, value] of new FormData(form))
    bytes +=
      name.length +
      2 +
      new URLSearchParams({ '': String(value).replace(/\r?\n/g, '\r\n') }).toString().length;
  return bytes;
}

function tell(form: HTMLFormElement, className: string): void {
  const line = document.createElement('p');
  line.dataset['tooLarge'] = '';
  line.className = className;
  line.role = 'alert';
  line.textContent = say(
    'This is too long to be sent. Shorten the text or divide it. Nothing was sent, and nothing is lost.',
  );
  form.prepend(line);
  line.scrollIntoView({ block: 'center' });
}
