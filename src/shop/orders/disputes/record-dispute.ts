import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { emailBuyer, type OrderEmail } from '../email-buyer.ts';
import { listExchangeOrderIds } from '../exchanges/store.ts';
import { addHistory } from '../history-store.ts';
import type { Actor } from '../order.ts';
import { applyRefundEffects } from '../refunds/apply-refund-effects.ts';
import { requestCreditNote } from '../refunds/store.ts';
import { lockOrder, type OrderRow } from '../store.ts';
import { refundWithdrawn } from '../withdrawal/refund-withdrawn.ts';
import { type DisputeRow, type DisputeStatus, findDispute, type NewDispute, putDispute } from './store.ts';

/** What Stripe says of a dispute. */
export type DisputeState = Omit<NewDispute, 'orderId' | 'paymentId' | 'closedAt' | 'statedAt'>;

/**
 * A dispute never moves backwards. An inquiry may become a dispute, also after it was closed. `won` ranks last: a bank may
 * return money it had kept, but not the reverse.
 */
const RANK: Readonly<Record<DisputeStatus, number>> = {
  ...{ inquiry: 0, inquiry_closed: 1, open: 2, lost: 3, won: 4 },
};

const EMAILS: Readonly<Record<DisputeStatus, OrderEmail>> = {
  inquiry: 'dispute-inquiry',
  inquiry_closed: 'dispute-inquiry-closed',
  open: 'dispute-open',
  lost: 'dispute-lost',
  won: 'dispute-won',
};

/**
 * Records the state of a dispute or inquiry. While a dispute is open the buyer keeps access and nothing can be refunded. If
 * it is lost, access is revoked; if it is won, everything is as before, and a buyer who withdrew meanwhile is refunded. An
 * inquiry closes nothing.
 * @param statedAt when Stripe said so: with an unchanged status, what is newer counts.
 * @returns whether anything changed.
 */
export async function recordDispute(
  tx: Tx,
  payment: { readonly id: string; readonly orderId: string },
  state: DisputeState,
  statedAt: Date,
  actor: Actor,
): Promise<boolean> {
  const order = await lockOrder(tx, payment.orderId);
  const known = await findDispute(tx, state.stripeDisputeId);
  if (!order || (known && RANK[state.status] < RANK[known.status])) return false;
  const same = known?.status === state.status ? known : null;
  if (same && !isNews(same, state, statedAt)) return false;
  const at = now();
  const isWaiting = state.status === 'open' || state.status === 'inquiry';
  const closedAt = isWaiting ? null : at;
  await putDispute(tx, { ...state, orderId: order.id, paymentId: payment.id, closedAt, statedAt }, at);
  const { amount, currency, reason } = state;
  const action = state.status === 'open' ? 'dispute_opened' : `dispute_${state.status}`;
  if (!same) await addHistory(tx, order.id, actor, action, { amount, currency, reason });
  if (same?.amount !== state.amount) await applyRefundEffects(tx, order, actor);
  await invoiceLost(tx, order.id, [known?.status, state.status]);
  // Nothing could be refunded while the bank had the money.
  if (!same && state.status === 'won') await refundAllWithdrawn(tx, order);
  if (!same) await emailBuyer(tx, order, EMAILS[state.status], state.stripeDisputeId);
  return true;
}

/** Lost money is credited, and invoiced again where the bank returns it after all. */
async function invoiceLost(
  tx: Tx,
  orderId: string,
  statuses: readonly (DisputeStatus | undefined)[],
): Promise<void> {
  if (statuses.includes('lost')) await requestCreditNote(tx, orderId, 'dispute');
}

/** Also from what was sent in exchange for pieces of it. */
async function refundAllWithdrawn(tx: Tx, order: OrderRow): Promise<void> {
  if (order.withdrawnAt) await refundWithdrawn(tx, order, order.withdrawnAt);
  for (const id of await listExchangeOrderIds(tx, order.id)) {
    const sent = await lockOrder(tx, id);
    if (sent?.withdrawnAt) await refundWithdrawn(tx, sent, sent.withdrawnAt);
  }
}

/** A later word with the same status: another reason, date or amount. */
function isNews(known: DisputeRow, state: DisputeState, statedAt: Date): boolean {
  if (known.statedAt !== null && statedAt <= known.statedAt) return false;
  const due = [known.evidenceDueAt, state.evidenceDueAt].map((at) => at?.getTime() ?? 0);
  return known.reason !== state.reason || known.amount !== state.amount || due[0] !== due[1];
}
