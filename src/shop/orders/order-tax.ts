import type { Db } from '#lib/db.ts';
import { type TaxRow, taxRowsOf } from '../pricing/tax/tax-rows.ts';
import { findOrderBusiness } from './business-store.ts';
import { taxesBack } from './refunds/refund-tax.ts';
import { shippingRefunded } from './refunds/sums-store.ts';
import { listItems, type OrderRow } from './store.ts';
import { listOrderTaxes } from './taxes-store.ts';

/** The taxes of an order by rate, those that went back with refunds, and the business that it is for. */
export interface OrderTaxView {
  readonly taxes: readonly TaxRow[];
  readonly back: readonly TaxRow[];
  readonly business: Awaited<ReturnType<typeof findOrderBusiness>>;
}

/** Empty for an order of which no tax was counted. */
export async function viewOrderTax(
  db: Db,
  { id, refundedAmount }: Pick<OrderRow, 'id' | 'refundedAmount'>,
): Promise<OrderTaxView> {
  const taxes = await listOrderTaxes(db, id);
  if (taxes.length === 0) return { taxes: [], back: [], business: null };
  const business = await findOrderBusiness(db, id);
  if (refundedAmount === 0) return { taxes: taxRowsOf(taxes), back: [], business };
  const items = new Map((await listItems(db, id)).map((item) => [item.id, item.refundedAmount]));
  const delivery = await shippingRefunded(db, id);
  return {
    taxes: taxRowsOf(taxes),
    back: taxesBack(taxes, { total: refundedAmount, items, delivery }),
    business,
  };
}
