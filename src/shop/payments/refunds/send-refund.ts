import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { createStripeRefund, listStripeRefunds } from '#lib/stripe/refund.ts';
import { StripeRefusal } from '#lib/stripe/stripe.ts';
import { type RefundState, recordRefund } from '../../orders/refunds/record-refund.ts';
import { findRefund } from '../../orders/refunds/store.ts';

/** Stripe forgets an idempotency key after 24 hours, so Stripe is first searched for older refunds. */
const KEY_HOURS = 20;

/**
 * Sends a refund of ours to Stripe and records the answer. Safe to run again: the row's id is the idempotency key.
 * @throws Unavailable when Stripe does not answer; the job is tried again.
 */
export async function sendRefund(db: Db, refundId: string): Promise<void> {
  const refund = await findRefund(db, refundId);
  if (refund?.status !== 'pending' || refund.stripeRefundId || refund.gateway !== 'stripe') return;
  if (!refund.paymentIntentId) throw new Error(`refund ${refundId} has no payment intent to go to`);
  const { amount, reason, paymentIntentId, createdAt } = refund;
  const state = await ask({ id: refundId, paymentIntentId, amount, reason, createdAt });
  await inTransaction(db, (tx) => recordRefund(tx, refundId, state, 'job'));
}

type Sending = Parameters<typeof createStripeRefund>[0] & { readonly createdAt: Date };

/** Stripe's refusal is an answer too: the refund has failed, and staff must look at it. */
async function ask(refund: Sending): Promise<RefundState> {
  try {
    return (await findMade(refund)) ?? (await createStripeRefund(refund));
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    const answer = JSON.stringify({ code: error.code, message: error.message });
    return { stripeRefundId: null, status: 'failed', failureReason: error.code, answer };
  }
}

async function findMade({ id, paymentIntentId, createdAt }: Sending): Promise<RefundState | null> {
  if (now().getTime() - createdAt.getTime() < KEY_HOURS * 3_600_000) return null;
  const made = await listStripeRefunds(paymentIntentId);
  return made.find(({ refundId }) => refundId === id) ?? null;
}
