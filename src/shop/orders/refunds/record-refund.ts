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

/** A refund never moves backwards. `failed` ranks last: the bank may send back what had arrived. */
const RANK = { pending: 0, succeeded: 1, failed: 2 } as const;

/**
 * The only function that updates a refund from Stripe: the job that made it, the webhook and the reconciler call it. The
 * result does not depend on the order or number of Stripe's messages.
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
  if (!order || !refund || !changesRefund(refund, state)) return false;
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
  // The buyer gets no email about a refund that Stripe never made; staff see it and decide.
  if (state.status === 'failed' && (state.stripeRefundId ?? refund.stripeRefundId) !== null)
    await emailBuyer(tx, order, 'refund-failed', refund.id, { refundId: refund.id });
  return true;
}

function changesRefund(refund: RefundRow, state: RefundState): boolean {
  if (refund.stripeRefundId === null) {
    // Stripe refused it or has not answered yet: the first state with Stripe's own id counts, whatever it is.
    return state.stripeRefundId !== null || refund.status === 'pending';
  }
  const isSame = refund.stripeRefundId === state.stripeRefundId;
  return isSame && RANK[state.status] > RANK[refund.status as RefundState['status']];
}

async function emailAboutRefund(tx: Tx, order: OrderRow, refund: RefundRow): Promise<void> {
  // The email about the cancelled date has said it, and so has the one about what its buyer gave back.
  if (refund.reason === 'date_cancelled' || (refund.actor === 'visitor' && !refund.takesBack)) return;
  const isReturn = ['late_payment', 'superseded', 'duplicate'].includes(refund.reason);
  await emailBuyer(tx, order, isReturn ? 'money-returned' : 'refund', refund.id, { refundId: refund.id });
}

/**
 * Records a refund that was made at Stripe, not here: it gets a row and is handled like every other. When two events
 * report it at the same moment, one inserts the row and both are applied.
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
