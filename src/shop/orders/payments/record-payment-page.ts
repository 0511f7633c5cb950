import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import type { PaymentPage } from '#lib/stripe/stripe.ts';
import { complete } from '../complete.ts';
import { emailBuyer } from '../email-buyer.ts';
import { endOrder, SUPERSEDED } from '../end.ts';
import { addHistory } from '../history-store.ts';
import type { Actor } from '../order.ts';
import { lockOrder } from '../store.ts';
import { markPayment } from './store.ts';

export type Recorded = 'applied' | 'unchanged' | 'refused';

/**
 * Updates an order from the state of its payment page; webhook, returning browser and reconciler call it. A paid page
 * completes the order. A finished but unpaid one waits for the bank, or fails. An expired one expires the order.
 */
export async function recordPaymentPage(
  tx: Tx,
  orderId: string,
  page: PaymentPage,
  actor: Actor,
): Promise<Recorded> {
  if (page.isPaid) {
    const { outcome } = await complete(tx, { orderId }, page, actor);
    return outcome === 'refused' || outcome === 'unchanged' ? outcome : 'applied';
  }
  if (page.hasFailed) return recordUnpaidEnd(tx, orderId, page.sessionId, 'failed', actor);
  if (page.status === 'complete') return beginProcessing(tx, orderId, page.sessionId, actor);
  if (page.status === 'expired') return recordUnpaidEnd(tx, orderId, page.sessionId, 'expired', actor);
  return 'unchanged';
}

/** A delayed payment method: the buyer is done, the bank is not. */
async function beginProcessing(tx: Tx, orderId: string, sessionId: string, actor: Actor): Promise<Recorded> {
  const order = await lockOrder(tx, orderId);
  if (order?.status !== 'pending') return 'unchanged';
  if (!(await markPayment(tx, sessionId, 'processing', now()))) return 'unchanged';
  await addHistory(tx, orderId, actor, 'payment_processing');
  await emailBuyer(tx, order, 'payment-processing', orderId);
  return 'applied';
}

/**
 * Ends an order whose payment ended without money: its page expired (or was closed for another order of the buyer), or the
 * bank declined a delayed payment.
 */
export async function recordUnpaidEnd(
  tx: Tx,
  orderId: string,
  sessionId: string,
  status: 'failed' | 'expired',
  actor: Actor,
): Promise<Recorded> {
  const order = await lockOrder(tx, orderId);
  if (!order) return 'unchanged';
  const isChanged = await markPayment(tx, sessionId, status, now());
  const isReplaced = status === 'expired' && order.replacedAt !== null;
  const isEnded = await endOrder(tx, orderId, isReplaced ? SUPERSEDED : { status }, actor);
  if (isEnded && !isReplaced) await emailBuyer(tx, order, `payment-${status}`, orderId);
  return isChanged || isEnded ? 'applied' : 'unchanged';
}
