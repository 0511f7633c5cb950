import type Stripe from 'stripe';
import type { Tx } from '#lib/db.ts';
import { disputeStateOf } from '#lib/stripe/dispute.ts';
import { recordDispute } from '../../orders/disputes/record-dispute.ts';
import { findPaidByIntent } from '../../orders/payments/store.ts';
import type { StripeEvent } from './event.ts';
import type { Outcome } from './outcome.ts';

/** Every dispute event carries the dispute in its state of that moment. */
export async function handleDispute(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const dispute = event.data.object as unknown as Stripe.Dispute;
  if (dispute.object !== 'dispute') return 'ignored';
  const { paymentIntentId, answer: gatewayAnswer, ...state } = disputeStateOf(dispute);
  const payment = await findPaidByIntent(tx, paymentIntentId);
  if (!payment) return 'parked';
  const isChanged = await recordDispute(tx, payment, { ...state, gatewayAnswer }, 'stripe');
  return isChanged ? 'applied' : 'unchanged';
}
