/** Parts of the checkout that follow from a choice. */
const PARTS = ['delivery-country', 'delivery-details', 'billing-details', 'order-sums', 'to-pay'];

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
    const page = await loadPage(form);
    if (!page || mine !== latest) return;
    showParts(page, stale);
    stale.clear();
  });
}

async function loadPage(form: HTMLFormElement): Promise<Document | null> {
  try {
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const answer = await fetch(location.pathname, { method: 'POST', body });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

function showParts(page: Document, ids: ReadonlySet<string>): void {
  const focused = document.activeElement?.id;
  for (const id of ids) {
    const next = page.getElementById(id);
    if (next) document.getElementById(id)?.replaceChildren(...next.childNodes);
  }
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
}

followChoices();
