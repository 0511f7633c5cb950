import type Stripe from 'stripe';
import type { Tx } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import { findPaidByIntent } from '../../orders/payments/store.ts';
import { sumOfRefunds } from '../../orders/refunds/store.ts';
import { ASK_REFUNDS_QUEUE } from '../refunds/fetch-missing-refunds.ts';
import type { StripeEvent } from './event.ts';
import type { Outcome } from './outcome.ts';

/** Usually the refund's own event arrives within this time. */
const DELAY_SECONDS = 20;

/**
 * A charge says how much of it was refunded, but not by which refunds. If the amount differs from ours, a job asks Stripe
 * for the refunds: their own events may be late or lost.
 */
export async function handleChargeRefunded(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const charge = event.data.object as unknown as Stripe.Charge;
  if (charge.object !== 'charge') return 'ignored';
  const intent = charge.payment_intent;
  const payment = await findPaidByIntent(tx, typeof intent === 'string' ? intent : null);
  if (!payment) return 'parked';
  const known = await sumOfRefunds(tx, payment.id);
  if (known === charge.amount_refunded) return 'unchanged';
  await enqueue(tx, ASK_REFUNDS_QUEUE, { paymentId: payment.id }, { startAfter: DELAY_SECONDS });
  return 'applied';
}
