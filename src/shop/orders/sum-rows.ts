import { allocate, type Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { type TaxRow, taxesInWords } from '../pricing/tax/tax-rows.ts';

/** Parts of a total, in minor units of one currency. */
export interface Sums {
  readonly subtotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly currency: string;
  readonly taxes: readonly TaxRow[];
  readonly isTaxIncluded: boolean;
  readonly promotions?: readonly PromotionSum[];
}

/** What a promotion took off the lines and off the delivery. */
export interface PromotionSum {
  /** Its code, or its name where it has none. */
  readonly name: string;
  readonly amount: number;
  readonly deliveryAmount: number;
}

export interface SumRow {
  readonly name: string;
  readonly money: Money;
}

/** The taxes that an amount includes. */
export function includedTaxes(taxes: readonly TaxRow[], currency: string): SumRow[] {
  return taxesInWords(taxes, true).map(({ name, amount }) => ({ name, money: { amount, currency } }));
}

/** What stands above a total, and the taxes below it that it includes. Without any other part there is no subtotal. */
export function sumRows({
  subtotal,
  discount,
  shipping,
  currency,
  taxes,
  isTaxIncluded,
  promotions = [],
}: Sums): {
  readonly rows: readonly SumRow[];
  readonly included: readonly SumRow[];
} {
  const row = (name: string, amount: number): SumRow => ({ name, money: { amount, currency } });
  const inWords = taxesInWords(taxes, isTaxIncluded).map(({ name, amount }) => row(name, amount));
  const parts = [
    ...discountRows(discount, promotions).map(({ name, amount }) => row(name, -amount)),
    ...deliveryRows(shipping, promotions).map((name) => row(name, shipping)),
    ...(isTaxIncluded ? [] : inWords),
  ];
  return {
    rows: parts.length > 0 ? [row(t('Subtotal'), subtotal), ...parts] : [],
    included: isTaxIncluded ? inWords : [],
  };
}

/** One for each promotion; of prices without tax each has as much less. */
function discountRows(discount: number, promotions: readonly PromotionSum[]) {
  const own = promotions.filter(({ amount }) => amount > 0);
  if (own.length === 0) return discount > 0 ? [{ name: t('Discount'), amount: discount }] : [];
  const amounts = allocate(
    discount,
    own.map(({ amount }) => amount),
  );
  return own
    .map(({ name }, at) => ({ name: t('Discount: {name}', { name }), amount: amounts[at] ?? 0 }))
    .filter(({ amount }) => amount > 0);
}

function deliveryRows(shipping: number, promotions: readonly PromotionSum[]): string[] {
  const by = promotions.find(({ deliveryAmount }) => deliveryAmount > 0);
  if (by && shipping === 0) return [t('Delivery: free with {name}', { name: by.name })];
  if (by) return [t('Delivery: less with {name}', { name: by.name })];
  return shipping > 0 ? [t('Delivery')] : [];
}
