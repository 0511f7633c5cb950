import { keepTyped } from './keep-typed.ts';

/** Parts of the checkout that follow from a choice. */
const PARTS = [
  'delivery-country',
  'tax-country',
  'delivery-details',
  'billing-details',
  'vat-id-state',
  'order-sums',
  'to-pay',
];

/** A choice with `data-parts` shows what follows from it at once; without script a button does. */
export function followChoices(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-checkout]');
  if (!form) return;
  for (const button of form.querySelectorAll<HTMLElement>('[data-without-script]')) button.hidden = true;
  let latest = 0;
  // What a choice before this one changes is still missing while its answer is on the way.
  const stale = new Set<string>();
  form.addEventListener('change', async (event) => {
    const field = event.target;
    if (!(field instanceof HTMLElement) || !field.hasAttribute('data-parts')) return;
    // What holds the field that was changed stays as it is, and keeps the focus.
    for (const id of PARTS) if (!document.getElementById(id)?.contains(field)) stale.add(id);
    const mine = ++latest;
    const sent = new FormData(form);
    const page = await loadPage(form, sent);
    if (!page || mine !== latest) return;
    for (const id of stale) showPart(page, id, sent);
    stale.clear();
  });
}

async function loadPage(form: HTMLFormElement, sent: FormData): Promise<Document | null> {
  try {
    // A refused checkout shows the form at the address that it was sent to, so the page's own address is not asked.
    const button = form.querySelector<HTMLButtonElement>('[data-without-script] button');
    const body = new URLSearchParams([...sent].map(([name, value]) => [name, String(value)]));
    const answer = await fetch(button?.formAction || location.pathname, { method: 'POST', body });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

function showPart(page: Document, id: string, sent: FormData): void {
  const [shown, next] = [document.getElementById(id), page.getElementById(id)];
  if (shown && next) keepTyped(shown, sent, () => shown.replaceChildren(...next.childNodes));
}

followChoices();
