import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { emailBuyer } from '../email-buyer.ts';
import { addHistory } from '../history-store.ts';
import type { Actor } from '../order.ts';
import { lockOrder, type OrderRow } from '../store.ts';
import { applyRefundEffects } from './apply-refund-effects.ts';
import { findRefund, findRefundId, insertForeignRefund, type RefundRow, setRefund } from './store.ts';

/** What Stripe says of a refund. */
export interface RefundState {
  /** Null when Stripe refused to make it. */
  readonly stripeRefundId: string | null;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly failureReason: string | null;
  readonly answer: string;
}

/** A refund only ever goes forward; the bank may send back what had arrived, so failing comes last. */
const RANK = { pending: 0, succeeded: 1, failed: 2 } as const;

/**
 * The one function that settles a refund, whoever calls: the job that made it, the webhook, the reconciler. The same
 * result in whatever order and however often Stripe's words arrive.
 * @returns whether anything changed.
 */
export async function recordRefund(
  tx: Tx,
  refundId: string,
  state: RefundState,
  actor: Actor,
): Promise<boolean> {
  const found = await findRefund(tx, refundId);
  const order = found && (await lockOrder(tx, found.orderId));
  const refund = order && (await findRefund(tx, refundId));
  if (!order || !refund || !isNews(refund, state)) return false;
  await setRefund(tx, refundId, {
    status: state.status,
    settledAt: state.status === 'pending' ? null : now(),
    stripeRefundId: state.stripeRefundId,
    failureReason: state.failureReason,
    gatewayAnswer: state.answer,
  });
  if (refund.status === state.status) return true;
  await addHistory(tx, order.id, actor, `refund_${state.status}`, {
    ...{ refund: refundId, amount: refund.amount },
    ...(state.failureReason ? { reason: state.failureReason } : {}),
  });
  await applyRefundEffects(tx, order, actor);
  if (state.status === 'succeeded') await emailAboutRefund(tx, order, refund);
  // One that Stripe never made was never under way: the staff, who see it, decide.
  if (state.status === 'failed' && (state.stripeRefundId ?? refund.stripeRefundId) !== null)
    await emailBuyer(tx, order, 'refund-failed', refund.id, { refundId: refund.id });
  return true;
}

function isNews(refund: RefundRow, state: RefundState): boolean {
  if (refund.stripeRefundId === null) {
    // Stripe said no, or has not spoken yet: its first true word about this refund counts, whatever it is.
    return state.stripeRefundId !== null || refund.status === 'pending';
  }
  const isSame = refund.stripeRefundId === state.stripeRefundId;
  return isSame && RANK[state.status] > RANK[refund.status as RefundState['status']];
}

async function emailAboutRefund(tx: Tx, order: OrderRow, refund: RefundRow): Promise<void> {
  const isReturn = ['late_payment', 'superseded', 'duplicate'].includes(refund.reason);
  await emailBuyer(tx, order, isReturn ? 'money-returned' : 'refund', refund.id, { refundId: refund.id });
}

/**
 * A refund that was made at Stripe, not here: it gets a row of its own, and is settled like every other. Of two events
 * that tell of it at the same moment one makes the row; what the other knows counts as well.
 * @returns whether anything changed.
 */
export async function recordForeignRefund(
  tx: Tx,
  payment: { readonly id: string; readonly orderId: string; readonly currency: string },
  state: RefundState & { readonly stripeRefundId: string; readonly amount: number },
): Promise<boolean> {
  const order = await lockOrder(tx, payment.orderId);
  if (!order) return false;
  const { amount, stripeRefundId } = state;
  const refundId = await insertForeignRefund(tx, {
    ...{ orderId: order.id, paymentId: payment.id, currency: payment.currency, amount, stripeRefundId },
    ...{ reason: 'from_stripe', actor: 'stripe', takesBack: true, note: '' },
  });
  if (refundId) await addHistory(tx, order.id, 'stripe', 'refund_found', { refund: refundId, amount });
  const known = refundId ?? (await findRefundId(tx, { stripeRefundId, ownId: null }));
  const isSettled = known !== null && (await recordRefund(tx, known, state, 'stripe'));
  return isSettled || refundId !== null;
}
