import type { Tx } from '#lib/db.ts';
import { disputeStateOf } from '#lib/stripe/dispute.ts';
import { recordDispute } from '../../orders/disputes/record-dispute.ts';
import { findPaidByIntent } from '../../orders/payments/intent-store.ts';
import { isOfMode, type StripeEvent } from './event.ts';
import type { Outcome } from './outcome.ts';
import { refuseEvent } from './refuse-event.ts';

/** Every dispute event carries the dispute in its state of that moment. */
export async function handleDispute(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const { object } = event.data;
  if (object.object !== 'dispute') return 'ignored';
  const { paymentIntentId: intent, answer: gatewayAnswer, ...state } = disputeStateOf(object);
  const payment = await findPaidByIntent(tx, intent);
  if (!payment) return 'parked';
  const { amount, currency, stripeDisputeId: dispute } = state;
  const details = { intent, dispute, amount, currency };
  if (!isOfMode(event, payment.mode))
    return refuseEvent(tx, event, payment.orderId, 'wrong_mode', { ...details, why: 'mode' });
  if (currency !== payment.currency)
    return refuseEvent(tx, event, payment.orderId, 'dispute_mismatch', { ...details, why: 'currency' });
  // A bank may ask for a little more than was paid, where currencies moved: it counts as all of it.
  if (amount > payment.amount)
    await refuseEvent(tx, event, payment.orderId, 'dispute_mismatch', { ...details, why: 'amount' });
  const known = { ...state, amount: Math.min(amount, payment.amount), gatewayAnswer };
  const isChanged = await recordDispute(tx, payment, known, new Date(event.created * 1000), 'stripe');
  return isChanged ? 'applied' : 'unchanged';
}
