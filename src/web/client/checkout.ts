/** Parts of the checkout that follow from a choice. */
const PARTS = ['delivery-country', 'delivery-details', 'billing-details', 'order-sums', 'to-pay'];

/** A choice with `data-parts` shows what follows from it at once; without script a button does. */
export function followChoices(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-checkout]');
  if (!form) return;
  for (const button of form.querySelectorAll<HTMLElement>('[data-without-script]')) button.hidden = true;
  let latest = 0;
  form.addEventListener('change', async (event) => {
    const field = event.target;
    if (!(field instanceof HTMLElement) || !field.hasAttribute('data-parts')) return;
    const mine = ++latest;
    const page = await loadPage(form);
    if (page && mine === latest) showParts(page, field);
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

/** What holds the field that was changed stays as it is, and keeps the focus. */
function showParts(page: Document, field: HTMLElement): void {
  for (const id of PARTS) {
    const now = document.getElementById(id);
    const next = page.getElementById(id);
    if (now && next && !now.contains(field)) now.replaceChildren(...next.childNodes);
  }
}

followChoices();
