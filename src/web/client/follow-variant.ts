/** Says the price of the chosen variant, and narrows the quantity field to what it allows. */
export function followVariant(): void {
  const choice = document.querySelector('[data-variants]');
  const form = choice?.closest('form');
  if (!choice || !form) return;
  const field = form.querySelector<HTMLInputElement>('input[name=quantity]');
  const price = form.querySelector('[data-price] > span');
  const apply = () => {
    const {
      min = '1',
      max = '1',
      price: chosen,
    } = choice.querySelector<HTMLElement>(':checked')?.dataset ?? {};
    if (price && chosen) price.textContent = chosen;
    if (!field) return;
    field.min = min;
    field.max = max;
    field.value = String(Math.min(Math.max(Number(field.value), Number(min)), Number(max)));
  };
  choice.addEventListener('change', apply);
  apply();
}
