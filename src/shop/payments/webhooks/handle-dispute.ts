import type Stripe from 'stripe';
import type { Tx } from '#lib/db.ts';
import { disputeStateOf } from '#lib/stripe/dispute.ts';
import { recordDispute } from '../../orders/disputes/record-dispute.ts';
import { findPaidByIntent } from '../../orders/payments/store.ts';
import type { StripeEvent } from './event.ts';
import type { Outcome } from './outcome.ts';

/** Whatever happens to a dispute, the event carries it as it then stands. */
export async function handleDispute(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const dispute = event.data.object as unknown as Stripe.Dispute;
  if (dispute.object !== 'dispute') return 'ignored';
  const { paymentIntentId, answer: gatewayAnswer, ...state } = disputeStateOf(dispute);
  const payment = await findPaidByIntent(tx, paymentIntentId);
  if (!payment) return 'parked';
  const isNews = await recordDispute(tx, payment, { ...state, gatewayAnswer }, 'stripe');
  return isNews ? 'applied' : 'unchanged';
}
