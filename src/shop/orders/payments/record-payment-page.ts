import { now, secondsFrom } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import type { PaymentPage } from '#lib/stripe/stripe.ts';
import { currentSettings } from '../../settings/current.ts';
import { boughtOf, unboughtOf } from '../bought.ts';
import { complete } from '../complete.ts';
import { lockOrderWithCart } from '../complete-store.ts';
import { extendItems } from '../deliver.ts';
import { emailBuyer } from '../email-buyer.ts';
import { endOrder, SUPERSEDED } from '../end.ts';
import { addHistory } from '../history-store.ts';
import type { Actor } from '../order.ts';
import { putBackIntoCart, setProcessing, takeOutOfCart } from './processing-store.ts';
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

/** A delayed payment method: the buyer is done, the bank is not. What is being bought leaves the cart. */
async function beginProcessing(tx: Tx, orderId: string, sessionId: string, actor: Actor): Promise<Recorded> {
  const locked = await lockOrderWithCart(tx, { orderId });
  if (locked?.order.status !== 'pending') return 'unchanged';
  const at = now();
  if (!(await markPayment(tx, sessionId, 'processing', at))) return 'unchanged';
  await setProcessing(tx, orderId, at);
  await extendItems(tx, locked.items, secondsFrom(currentSettings().debit_hold_days * 86_400, at));
  if (locked.cartId) await takeOutOfCart(tx, locked.cartId, boughtOf(locked.items), at);
  await addHistory(tx, orderId, actor, 'payment_processing');
  await emailBuyer(tx, locked.order, 'payment-processing', orderId);
  return 'applied';
}

/**
 * Ends an order whose payment ended without money: its page expired (or was closed for another order of the buyer), or the
 * bank declined a delayed payment. Then what was ordered goes back into the cart.
 */
export async function recordUnpaidEnd(
  tx: Tx,
  orderId: string,
  sessionId: string,
  status: 'failed' | 'expired',
  actor: Actor,
): Promise<Recorded> {
  const locked = await lockOrderWithCart(tx, { orderId });
  if (!locked) return 'unchanged';
  const { order, items, cartId } = locked;
  const isChanged = await markPayment(tx, sessionId, status, now());
  const isReplaced = status === 'expired' && order.replacedAt !== null;
  const isEnded = await endOrder(tx, orderId, isReplaced ? SUPERSEDED : { status }, actor);
  if (isEnded && order.processingAt) {
    await setProcessing(tx, orderId, null);
    if (cartId) await putBackIntoCart(tx, cartId, unboughtOf(items, order.currency), now());
  }
  if (isEnded && !isReplaced) await emailBuyer(tx, order, `payment-${status}`, orderId);
  return isChanged || isEnded ? 'applied' : 'unchanged';
}
