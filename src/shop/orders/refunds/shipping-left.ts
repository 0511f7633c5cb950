import type { Db } from '#lib/db.ts';
import { listItems, type OrderRow } from '../store.ts';
import { findPaidPayment, lockRefundable } from './store.ts';
import { shippingRefunded } from './sums-store.ts';

/** What was paid for delivery, with the tax on it where that was added to the prices; minor units. */
export async function paidForShipping(db: Db, order: OrderRow): Promise<number> {
  if (order.shippingAmount === 0) return 0;
  const items = await listItems(db, order.id);
  return items.reduce((rest, { totalAmount }) => rest - totalAmount, order.totalAmount);
}

/** What of that can still be refunded, in minor units. The payment is locked. */
export async function shippingLeft(db: Db, order: OrderRow): Promise<number> {
  const payment = order.shippingAmount > 0 ? await findPaidPayment(db, order.id) : null;
  if (!payment) return 0;
  const left = await lockRefundable(db, payment.id);
  const paid = await paidForShipping(db, order);
  return Math.max(0, Math.min(paid - (await shippingRefunded(db, order.id)), left));
}
