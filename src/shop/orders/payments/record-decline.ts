import type { Tx } from '#lib/db.ts';
import { addHistory } from '../history-store.ts';
import { lockOrder } from '../store.ts';
import { emailDeclinedLater } from './email-declined.ts';
import { type KnownPayment, linkIntent } from './intent-store.ts';
import { markDeclined } from './store.ts';

export interface Decline {
  readonly paymentIntentId: string;
  /** Stripe's code: `insufficient_funds`, `expired_card` … */
  readonly code: string;
  readonly at: Date;
}

/**
 * Records that an attempt to pay was declined. The order stays pending, because its payment page is still open. The
 * order's page says so, and the buyer gets one email, however many attempts fail, if none of them pays for a while.
 * @returns false when the payment has succeeded, or a later attempt was recorded already.
 */
export async function recordDecline(tx: Tx, payment: KnownPayment, decline: Decline): Promise<boolean> {
  const order = await lockOrder(tx, payment.orderId);
  if (!order) return false;
  await linkIntent(tx, payment.id, decline.paymentIntentId);
  const status = await markDeclined(tx, payment.id, decline.code, decline.at);
  if (status === null) return false;
  await addHistory(tx, payment.orderId, 'stripe', 'payment_declined', { code: decline.code });
  // A delayed payment that the bank declines ends the order; the buyer gets the email about that instead.
  if (order.status === 'pending' && status === 'open') await emailDeclinedLater(tx, order.id);
  return true;
}
