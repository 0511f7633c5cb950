import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { sellingCurrency } from '../settings/currency.ts';

export interface PricedLine {
  readonly quantity: number;
  readonly unitAmount: number;
  readonly currency: string;
}

/** The parts of an order's price, in the order they are computed; minor units of one currency. */
export interface Totals {
  readonly subtotal: number;
  readonly discount: number;
  /** What is added to the prices; 0 where they include it. */
  readonly tax: number;
  readonly shipping: number;
  readonly total: number;
  readonly currency: string;
}

/** Stripe accepts at most eight digits: a larger amount would fail after the order was placed. */
const MAX_TOTAL = 99_999_999;

/**
 * Adds up lines of one currency. @param fallbackCurrency for no lines at all.
 * @throws ShopError `mixed_currencies` (one payment has one currency), `amount_too_large`.
 */
export function totalsOf(lines: readonly PricedLine[], fallbackCurrency = sellingCurrency()): Totals {
  const currency = lines[0]?.currency ?? fallbackCurrency;
  if (lines.some((line) => line.currency !== currency)) {
    throw new ShopError(
      'mixed_currencies',
      409,
      t('These items are sold in different currencies. Please buy them in separate orders.'),
    );
  }
  const subtotal = lines.reduce((sum, line) => sum + line.unitAmount * line.quantity, 0);
  refuseTooLarge(subtotal);
  return { subtotal, discount: 0, tax: 0, shipping: 0, total: subtotal, currency };
}

/** The same with what promotions take off the lines, in minor units. */
export function withDiscount(totals: Totals, discount: number): Totals {
  return { ...totals, discount, total: totals.total + totals.discount - discount };
}

/** The same with what the delivery costs, in minor units. @throws ShopError `amount_too_large`. */
export function withShipping(totals: Totals, shipping: number): Totals {
  const total = totals.total - totals.shipping + shipping;
  refuseTooLarge(total);
  return { ...totals, shipping, total };
}

/** The same with the tax that is added to the prices, in minor units. @throws ShopError `amount_too_large`. */
export function withAddedTax(totals: Totals, tax: number): Totals {
  const total = totals.total - totals.tax + tax;
  refuseTooLarge(total);
  return { ...totals, tax, total };
}

function refuseTooLarge(total: number): void {
  if (total <= MAX_TOTAL) return;
  const text = t('That is more than one payment can take. Please split the order.');
  throw new ShopError('amount_too_large', 422, text);
}
