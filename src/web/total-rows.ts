import type { Money } from '#lib/money.ts';
import type { CartPromotions } from '#shop/cart/cart.ts';
import { type SumRow, sumRows } from '#shop/orders/sum-rows.ts';
import { nameOf } from '#shop/pricing/promotions/promotion.ts';
import type { OrderTax } from '#shop/pricing/tax/tax-items.ts';
import { taxRowsOf } from '#shop/pricing/tax/tax-rows.ts';
import type { Totals } from '#shop/pricing/totals.ts';

/** The rows of a total that are not zero, and the taxes that it includes; without any only the total is shown. */
export function totalRows(
  totals: Totals,
  tax: OrderTax | null = null,
  promotions: Pick<CartPromotions, 'applied' | 'savedOnDelivery'> | null = null,
): { rows: readonly SumRow[]; included: readonly SumRow[]; total: Money } {
  const { subtotal, discount, shipping, currency } = totals;
  const taxes = tax ? taxRowsOf([...tax.items, ...tax.delivery]) : [];
  const saved = promotions?.savedOnDelivery ?? 0;
  const named = promotions?.applied.map((one) => ({
    ...{ name: nameOf(one), amount: one.amount },
    deliveryAmount: one.freesDelivery ? saved : 0,
  }));
  const sums = {
    ...{ subtotal, discount, shipping, currency, taxes, isTaxIncluded: tax?.isIncluded ?? false },
    promotions: named ?? [],
  };
  return { ...sumRows(sums), total: { amount: totals.total, currency } };
}
