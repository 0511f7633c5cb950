import type { Money } from '#lib/money.ts';
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
export function sumRows({ subtotal, discount, shipping, currency, taxes, isTaxIncluded }: Sums): {
  readonly rows: readonly SumRow[];
  readonly included: readonly SumRow[];
} {
  const row = (name: string, amount: number): SumRow => ({ name, money: { amount, currency } });
  const inWords = taxesInWords(taxes, isTaxIncluded).map(({ name, amount }) => row(name, amount));
  const parts = [
    row(t('Discount'), -discount),
    row(t('Delivery'), shipping),
    ...(isTaxIncluded ? [] : inWords),
  ].filter(({ money }) => money.amount !== 0);
  return {
    rows: parts.length > 0 ? [row(t('Subtotal'), subtotal), ...parts] : [],
    included: isTaxIncluded ? inWords : [],
  };
}
