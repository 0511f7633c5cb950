import type { Stripe } from 'stripe';
import { customerDetails, putSession, type SessionRecord } from '../sessions/session.ts';
import type { Act } from '../state/act.ts';
import { feeFor, moveMoney } from './balance.ts';
import { putCharge } from './charge.ts';
import { putIntent } from './payment-intent.ts';

/** A charge that succeeded at once pays its payment intent and completes its session. */
export function takeMoney(
  act: Act,
  record: SessionRecord,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
): SessionRecord {
  act.emit('charge.succeeded', charge);
  payIntent(act, intent, charge);
  const paid = completeSession(act, record, 'paid');
  act.emit('checkout.session.completed', paid.session);
  bookCharge(act, charge);
  return paid;
}

/** Marks the payment intent as paid by `charge`. */
export function payIntent(act: Act, intent: Stripe.PaymentIntent, charge: Stripe.Charge): void {
  const paid = putIntent(act, intent, {
    ...{ status: 'succeeded', amount_received: charge.amount, latest_charge: charge.id },
    ...{ payment_method: charge.payment_method, next_action: null, last_payment_error: null },
    ...{ canceled_at: null, cancellation_reason: null },
  });
  act.emit('payment_intent.succeeded', paid);
}

/** Closes the payment page for good. */
export function completeSession(
  act: Act,
  record: SessionRecord,
  payment_status: 'paid' | 'unpaid',
): SessionRecord {
  const customer_details = customerDetails(record.entered);
  return putSession(act, record, { status: 'complete', payment_status, customer_details, url: null });
}

/** Stripe books the money a moment after taking it, and says so by a second event. */
export function bookCharge(act: Act, charge: Stripe.Charge): void {
  const type = charge.id.startsWith('py_') ? 'payment' : 'charge';
  const { amount, currency, description } = charge;
  const transaction = moveMoney(act, {
    type,
    amount,
    fee: feeFor(amount),
    currency,
    source: charge.id,
    description,
  });
  const booked = putCharge(act, charge, { balance_transaction: transaction.id });
  act.emit('charge.updated', booked, { balance_transaction: null });
}
