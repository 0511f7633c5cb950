import type { Tx } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import type { StripeRefundState } from '#lib/stripe/refund.ts';
import { raiseConcern } from '../../concerns/raise-concern.ts';
import type { Actor } from '../../orders/order.ts';
import { findPaidByIntent, type KnownPayment } from '../../orders/payments/intent-store.ts';
import { findPaymentById } from '../../orders/payments/store.ts';
import { recordForeignRefund, recordRefund } from '../../orders/refunds/record-refund.ts';
import { findRefund, findRefundId } from '../../orders/refunds/store.ts';
import { sumOfOtherRefundsAtStripe } from '../../orders/refunds/sums-store.ts';
import { lockOrder } from '../../orders/store.ts';
import { ASK_REFUNDS_QUEUE } from './ask-refunds-queue.ts';

/** The event that brought a refund. */
export interface RefundEvent {
  readonly event: string;
  readonly type: string;
  readonly isLive: boolean;
}

/**
 * Records Stripe's state of a refund. One made at Stripe gets a row here; one of an unknown payment is parked. One that does
 * not fit its payment (mode, currency, more than was paid) changes nothing and is shown to staff.
 */
export async function recordStripeRefund(
  tx: Tx,
  state: StripeRefundState,
  actor: Actor,
  event: RefundEvent | null = null,
): Promise<'applied' | 'unchanged' | 'parked' | 'refused'> {
  const { stripeRefundId, refundId: ownId, paymentIntentId } = state;
  const refundId = await findRefundId(tx, { stripeRefundId, ownId });
  const known = refundId ? await findRefund(tx, refundId) : null;
  const payment = known
    ? await findPaymentById(tx, known.paymentId)
    : await findPaidByIntent(tx, paymentIntentId);
  if (!payment) return 'parked';
  const order = await lockOrder(tx, payment.orderId);
  const misfit = await misfitOf(tx, payment as KnownPayment, known?.amount ?? null, state, event);
  if (misfit && order) return refuse(tx, { ...payment, number: order.number }, state, misfit, event);
  if (refundId) return (await recordRefund(tx, refundId, state, actor)) ? 'applied' : 'unchanged';
  return (await recordForeignRefund(tx, payment, state)) ? 'applied' : 'unchanged';
}

type Misfit = 'mode' | 'currency' | 'payment' | 'amount';

/** @param requested the amount of our own row, if there is one. */
async function misfitOf(
  tx: Tx,
  payment: KnownPayment,
  requested: number | null,
  state: StripeRefundState,
  event: RefundEvent | null,
): Promise<Misfit | null> {
  if (event && event.isLive !== (payment.mode === 'live')) return 'mode';
  if (state.currency !== null && state.currency !== payment.currency) return 'currency';
  if (state.paymentIntentId !== null && state.paymentIntentId !== payment.stripePaymentIntentId)
    return 'payment';
  if (state.amount > payment.amount || (requested !== null && requested !== state.amount)) return 'amount';
  if (state.status === 'failed') return null;
  const others = await sumOfOtherRefundsAtStripe(tx, payment.id, state.stripeRefundId);
  return others + state.amount > payment.amount ? 'amount' : null;
}

/**
 * Together with others it may be too much only because the news that another one failed is still on its way: a job asks
 * Stripe for all of them.
 */
async function refuse(
  tx: Tx,
  payment: { readonly id: string; readonly amount: number; readonly number: string },
  state: StripeRefundState,
  why: Misfit,
  event: RefundEvent | null,
): Promise<'refused'> {
  const { stripeRefundId: refund, paymentIntentId: intent, amount, currency } = state;
  await raiseConcern(tx, {
    kind: why === 'mode' ? 'wrong_mode' : 'refund_mismatch',
    subject: payment.number,
    details: {
      why,
      refund,
      intent,
      amount,
      currency,
      ...(event && { event: event.event, type: event.type }),
    },
  });
  if (event && why === 'amount' && amount <= payment.amount)
    await enqueue(tx, ASK_REFUNDS_QUEUE, { paymentId: payment.id }, { startAfter: 20 });
  return 'refused';
}
