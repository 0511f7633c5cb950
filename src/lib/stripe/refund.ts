import type Stripe from 'stripe';
import { isUuid } from '../ids.ts';
import { idOf, type RefundObject, readStripeObject } from './objects.ts';
import { callStripe, stripe } from './stripe.ts';

/** A Stripe refund, reduced to what the shop acts on. */
export interface StripeRefundState {
  readonly stripeRefundId: string;
  readonly amount: number;
  /** Null where Stripe did not say it. */
  readonly currency: string | null;
  /** Our row's id, if the refund was made by this shop. */
  readonly refundId: string | null;
  readonly paymentIntentId: string | null;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly failureReason: string | null;
  readonly answer: string;
}

/**
 * Creates a refund at Stripe.
 * @param refund.id our row's id: the idempotency key, so that a retry never pays twice.
 * @throws Unavailable when Stripe does not answer, StripeRefusal when it refuses.
 */
export async function createStripeRefund(refund: {
  id: string;
  paymentIntentId: string;
  amount: number;
  reason: string;
}): Promise<StripeRefundState> {
  const params: Stripe.RefundCreateParams = {
    payment_intent: refund.paymentIntentId,
    amount: refund.amount,
    metadata: { refund_id: refund.id },
    ...(isStripeReason(refund.reason) ? { reason: refund.reason } : {}),
  };
  return stateOf(await callStripe(() => stripe.refunds.create(params, { idempotencyKey: refund.id })));
}

const STRIPE_REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

function isStripeReason(reason: string): reason is (typeof STRIPE_REASONS)[number] {
  return (STRIPE_REASONS as readonly string[]).includes(reason);
}

/** @throws Unavailable, StripeRefusal. */
export async function retrieveStripeRefund(stripeRefundId: string): Promise<StripeRefundState> {
  return stateOf(await callStripe(() => stripe.refunds.retrieve(stripeRefundId)));
}

/** Every refund of a payment, newest first. @throws Unavailable, StripeRefusal. */
export async function listStripeRefunds(paymentIntentId: string): Promise<StripeRefundState[]> {
  const list = await callStripe(() => stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 }));
  return list.data.map(stateOf);
}

function stateOf(answer: object): StripeRefundState {
  return refundStateOf(readStripeObject('refund', answer));
}

export function refundStateOf(refund: RefundObject): StripeRefundState {
  const named = refund.metadata?.['refund_id'];
  const isOver = refund.status === 'failed' || refund.status === 'canceled';
  return {
    stripeRefundId: refund.id,
    amount: refund.amount,
    currency: refund.currency?.toUpperCase() ?? null,
    refundId: named && isUuid(named) ? named : null,
    paymentIntentId: idOf(refund.payment_intent),
    status: refund.status === 'succeeded' ? 'succeeded' : isOver ? 'failed' : 'pending',
    failureReason: refund.failure_reason ?? null,
    answer: JSON.stringify(refund),
  };
}
