import type Stripe from 'stripe';
import type { Tx } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import { findPaidByIntent } from '../../orders/payments/store.ts';
import { sumOfRefunds } from '../../orders/refunds/store.ts';
import { ASK_REFUNDS_QUEUE } from '../refunds/fetch-missing-refunds.ts';
import type { StripeEvent } from './event.ts';
import type { Outcome } from './outcome.ts';

/** The refund's own event is mostly on its way already. */
const PATIENCE_SECONDS = 20;

/**
 * A charge says how much of it went back, but not by which refunds. When that is not what we know, a job asks Stripe
 * for them: their own events may be late, or lost.
 */
export async function handleChargeRefunded(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const charge = event.data.object as unknown as Stripe.Charge;
  if (charge.object !== 'charge') return 'ignored';
  const intent = charge.payment_intent;
  const payment = await findPaidByIntent(tx, typeof intent === 'string' ? intent : null);
  if (!payment) return 'parked';
  const known = await sumOfRefunds(tx, payment.id);
  if (known === charge.amount_refunded) return 'unchanged';
  await enqueue(tx, ASK_REFUNDS_QUEUE, { paymentId: payment.id }, { startAfter: PATIENCE_SECONDS });
  return 'applied';
}
