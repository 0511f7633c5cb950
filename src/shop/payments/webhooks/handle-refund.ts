import type Stripe from 'stripe';
import type { Tx } from '#lib/db.ts';
import { refundStateOf } from '#lib/stripe/refund.ts';
import { recordStripeRefund } from '../refunds/record-stripe-refund.ts';
import type { StripeEvent } from './event.ts';
import type { Outcome } from './outcome.ts';

/** Handles the events that carry a refund. */
export async function handleRefund(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const refund = event.data.object as unknown as Stripe.Refund;
  return refund.object === 'refund' ? recordStripeRefund(tx, refundStateOf(refund), 'stripe') : 'ignored';
}
