import type { Db } from '#lib/db.ts';
import type { OrderRow } from '../store.ts';
import { findPaidPayment, lockRefundable } from './store.ts';
import { shippingRefunded } from './sums-store.ts';

/** What delivery cost and can still be refunded, in minor units. The payment is locked. */
export async function shippingLeft(db: Db, order: OrderRow): Promise<number> {
  const payment = order.shippingAmount > 0 ? await findPaidPayment(db, order.id) : null;
  if (!payment) return 0;
  const left = await lockRefundable(db, payment.id);
  return Math.max(0, Math.min(order.shippingAmount - (await shippingRefunded(db, order.id)), left));
}
