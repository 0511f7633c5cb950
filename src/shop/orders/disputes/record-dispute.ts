import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { emailBuyer } from '../email-buyer.ts';
import { addHistory } from '../history-store.ts';
import type { Actor } from '../order.ts';
import { applyRefundEffects } from '../refunds/apply-refund-effects.ts';
import { lockOrder } from '../store.ts';
import { type DisputeStatus, findDispute, type NewDispute, putDispute } from './store.ts';

/** What Stripe says of a dispute. */
export type DisputeState = Omit<NewDispute, 'orderId' | 'paymentId' | 'closedAt'>;

/** A dispute never moves backwards. `won` ranks last: a bank may return money it had kept, but not the reverse. */
const RANK: Readonly<Record<DisputeStatus, number>> = { open: 0, lost: 1, won: 2 };

/**
 * Records the state of a dispute. While it is open the buyer keeps access and nothing can be refunded. If it is lost,
 * access is revoked; if it is won, everything is as before.
 * @returns whether anything changed.
 */
export async function recordDispute(
  tx: Tx,
  payment: { readonly id: string; readonly orderId: string },
  state: DisputeState,
  actor: Actor,
): Promise<boolean> {
  const order = await lockOrder(tx, payment.orderId);
  const known = await findDispute(tx, state.stripeDisputeId);
  if (!order || (known && RANK[state.status] <= RANK[known.status])) return false;
  const at = now();
  const closedAt = state.status === 'open' ? null : at;
  await putDispute(tx, { ...state, orderId: order.id, paymentId: payment.id, closedAt }, at);
  const action = state.status === 'open' ? 'dispute_opened' : `dispute_${state.status}`;
  await addHistory(tx, order.id, actor, action, { amount: state.amount, reason: state.reason });
  await applyRefundEffects(tx, order, actor);
  await emailBuyer(tx, order, `dispute-${state.status}`, state.stripeDisputeId);
  return true;
}
