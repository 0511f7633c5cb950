/** Narrows the quantity field to what the chosen variant allows. */
export function limitQuantity(): void {
  const choice = document.querySelector('[data-variants]');
  const field = choice?.closest('form')?.querySelector<HTMLInputElement>('input[name=quantity]');
  if (!choice || !field) return;
  const apply = () => {
    const { min = '1', max = '1' } = choice.querySelector<HTMLElement>(':checked')?.dataset ?? {};
    field.min = min;
    field.max = max;
    field.value = String(Math.min(Math.max(Number(field.value), Number(min)), Number(max)));
  };
  choice.addEventListener('change', apply);
  apply();
}
