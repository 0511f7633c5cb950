import type { Db } from '#lib/db.ts';
import { findPaidPayment } from '../refunds/store.ts';
import { paidWithInWords } from './method.ts';

/** How an order was paid, in words; null when nothing was paid, or Stripe did not say how. */
export async function findPaidWith(db: Db, orderId: string): Promise<string | null> {
  const payment = await findPaidPayment(db, orderId);
  return payment && paidWithInWords(payment);
}
