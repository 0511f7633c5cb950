import type { Tx } from '#lib/db.ts';
import { emailBuyer } from '../email-buyer.ts';
import { addHistory } from '../history-store.ts';
import { lockOrder } from '../store.ts';
import { type KnownPayment, linkIntent, markDeclined } from './store.ts';

export interface Decline {
  readonly paymentIntentId: string;
  /** Stripe's word: `insufficient_funds`, `expired_card` … */
  readonly code: string;
  readonly at: Date;
}

/**
 * A try to pay was turned down. The order goes on waiting: its page is still open, and says so itself; ours says it
 * too, and one letter does, however often it is tried.
 * @returns whether it was news (not for a payment that came through, or was turned down again since).
 */
export async function recordDecline(tx: Tx, payment: KnownPayment, decline: Decline): Promise<boolean> {
  const order = await lockOrder(tx, payment.orderId);
  if (!order) return false;
  await linkIntent(tx, payment.id, decline.paymentIntentId);
  const standing = await markDeclined(tx, payment.id, decline.code, decline.at);
  if (standing === null) return false;
  await addHistory(tx, payment.orderId, 'stripe', 'payment_declined', { code: decline.code });
  // A bank that turns down what was under way ends the order, and that is told instead.
  if (order.status === 'pending' && standing === 'open')
    await emailBuyer(tx, order, 'payment-declined', order.id);
  return true;
}
