/** Shows what the chosen variant costs and whether it can be had; with several options it finds the variant that they name. */
export function chooseGoods(): void {
  const list = document.querySelector<HTMLElement>('[data-goods]');
  const form = list?.closest('form');
  if (!list || !form) return;
  const variants = [...list.querySelectorAll('input')];
  const groups = [...form.querySelectorAll<HTMLFieldSetElement>('[data-option]')];
  const find = (values: readonly string[]) =>
    variants.find(({ dataset }) => dataset['values'] === JSON.stringify(values));
  const apply = () => {
    const chosen = groups.map((group) => group.querySelector<HTMLInputElement>(':checked')?.value ?? '');
    const variant = groups.length > 0 ? find(chosen) : variants.find(({ checked }) => checked);
    for (const [at, group] of groups.entries())
      markGroup(group, (value) => find(chosen.map((own, place) => (place === at ? value : own))));
    for (const one of variants) one.checked = one === variant;
    show(form, variant, groups[0]?.dataset['missing'] ?? '');
    if (groups.length === 0) return;
    // Here what is sold out can be chosen, and only then is an email of use.
    form
      .querySelector('a[data-back-in-stock]')
      ?.parentElement?.classList.toggle('unscripted', variant?.disabled === false);
    list.dispatchEvent(new Event('change'));
  };
  choose(variants, groups);
  for (const group of groups) {
    // Out of the form, so that they are not sent.
    for (const input of group.querySelectorAll('input')) input.setAttribute('form', '');
    group.disabled = false;
    group.addEventListener('change', apply);
  }
  if (groups.length === 0) list.addEventListener('change', apply);
  apply();
}

/** Chooses the variant that the address names: merchants' catalogues and emails link to it. */
function choose(variants: readonly HTMLInputElement[], groups: readonly HTMLElement[]): void {
  const asked = new URLSearchParams(location.search).get('variant');
  const variant = variants.find(({ dataset }) => dataset['sku'] === asked);
  if (!variant) return;
  const values = JSON.parse(variant.dataset['values'] ?? '[]') as string[];
  for (const [at, group] of groups.entries())
    for (const input of group.querySelectorAll('input')) input.checked = input.value === values[at];
  if (groups.length === 0 && !variant.disabled) variant.checked = true;
}

/** Greys the values that cannot be bought beside what else is chosen, and says why. */
function markGroup(group: HTMLElement, variantOf: (value: string) => HTMLInputElement | undefined): void {
  for (const input of group.querySelectorAll('input')) {
    const variant = variantOf(input.value);
    const isClosed = !variant || variant.disabled;
    input.parentElement?.classList.toggle('option-closed', isClosed);
    const note = input.parentElement?.querySelector('.option-note');
    if (note) note.textContent = isClosed ? (variant?.dataset['note'] ?? group.dataset['missing'] ?? '') : '';
  }
}

const TONES: Readonly<Record<string, string>> = {
  good: 'text-good',
  few: 'text-warning',
  closed: 'text-wrong',
};

function show(form: HTMLFormElement, variant: HTMLInputElement | undefined, missing: string): void {
  const { price, note = missing, tone = 'closed', sku = '' } = variant?.dataset ?? {};
  const shown = form.querySelector('[data-price] > span');
  if (shown && price) shown.textContent = price;
  const words = form.querySelector('p[data-note]');
  if (words) {
    words.textContent = note;
    words.className = `font-bold ${TONES[tone]}`;
  }
  const button = form.querySelector<HTMLButtonElement>('[data-buy] button');
  if (button) button.disabled = !variant || variant.disabled;
  const link = form.querySelector<HTMLAnchorElement>('a[data-back-in-stock]');
  if (link) link.search = sku && tone === 'closed' ? `?variant=${encodeURIComponent(sku)}` : '';
}
