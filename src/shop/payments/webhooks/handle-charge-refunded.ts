import type { Tx } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import { idOf } from '#lib/stripe/objects.ts';
import { findPaidByIntent } from '../../orders/payments/intent-store.ts';
import { sumOfRefunds } from '../../orders/refunds/sums-store.ts';
import { ASK_REFUNDS_QUEUE } from '../refunds/ask-refunds-queue.ts';
import { isOfMode, type StripeEvent } from './event.ts';
import type { Outcome } from './outcome.ts';
import { refuseEvent } from './refuse-event.ts';

/** Usually the refund's own event arrives within this time. */
const DELAY_SECONDS = 20;

/**
 * A charge says how much of it was refunded, but not by which refunds. If the amount differs from ours, a job asks Stripe
 * for the refunds: their own events may be late or lost.
 */
export async function handleChargeRefunded(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const { object: charge } = event.data;
  if (charge.object !== 'charge') return 'ignored';
  const payment = await findPaidByIntent(tx, idOf(charge.payment_intent));
  if (!payment) return 'parked';
  const { amount_refunded: amount = 0, currency = payment.currency } = charge;
  const details = { intent: idOf(charge.payment_intent), amount, currency: currency.toUpperCase() };
  if (!isOfMode(event, payment.mode))
    return refuseEvent(tx, event, payment.orderId, 'wrong_mode', { ...details, why: 'mode' });
  const isOtherCurrency = details.currency !== payment.currency;
  if (isOtherCurrency || amount > payment.amount) {
    const why = isOtherCurrency ? 'currency' : 'amount';
    return refuseEvent(tx, event, payment.orderId, 'refund_mismatch', { ...details, why });
  }
  if ((await sumOfRefunds(tx, payment.id)) === amount) return 'unchanged';
  await enqueue(tx, ASK_REFUNDS_QUEUE, { paymentId: payment.id }, { startAfter: DELAY_SECONDS });
  return 'applied';
}
