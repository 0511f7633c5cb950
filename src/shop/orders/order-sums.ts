import type { Db } from '#lib/db.ts';
import { nameOf } from '../pricing/promotions/promotion.ts';
import { listUses } from '../pricing/promotions/uses-store.ts';
import type { TaxRow } from '../pricing/tax/tax-rows.ts';
import type { OrderRow } from './store.ts';
import { includedTaxes, sumRows } from './sum-rows.ts';

export { includedTaxes };

/** What stands above and below an order's total, for staff. */
export async function orderSums(
  db: Db,
  order: OrderRow,
  taxes: readonly TaxRow[],
): Promise<ReturnType<typeof sumRows>> {
  const uses = await listUses(db, order.id);
  return sumRows({
    ...{ subtotal: order.subtotalAmount, discount: order.discountAmount, shipping: order.shippingAmount },
    ...{ currency: order.currency, taxes, isTaxIncluded: order.taxIncluded },
    promotions: uses.map((use) => ({ ...use, name: nameOf(use) })),
  });
}
