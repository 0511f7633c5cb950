import type { Stripe } from 'stripe';
import { customerDetails, type SessionRecord, updateSession } from '../sessions/session.ts';
import type { Tx } from '../state/transaction.ts';
import { addBalanceTransaction, stripeFee } from './balance-transaction.ts';
import { updateCharge } from './charge.ts';
import { updateIntent } from './payment-intent.ts';

/** Marks payment intent and session of a successful charge as paid. */
export function completePayment(
  tx: Tx,
  record: SessionRecord,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
): SessionRecord {
  tx.emit('charge.succeeded', charge);
  markIntentPaid(tx, intent, charge);
  const paid = completeSession(tx, record, 'paid');
  tx.emit('checkout.session.completed', paid.session);
  bookCharge(tx, charge);
  return paid;
}

/** Marks the payment intent as paid by `charge`. */
export function markIntentPaid(tx: Tx, intent: Stripe.PaymentIntent, charge: Stripe.Charge): void {
  const paid = updateIntent(tx, intent, {
    ...{ status: 'succeeded', amount_received: charge.amount, latest_charge: charge.id },
    ...{ payment_method: charge.payment_method, next_action: null, last_payment_error: null },
    ...{ canceled_at: null, cancellation_reason: null },
  });
  tx.emit('payment_intent.succeeded', paid);
}

/** Completes the session: it can be paid no more. */
export function completeSession(
  tx: Tx,
  record: SessionRecord,
  payment_status: 'paid' | 'unpaid',
): SessionRecord {
  const customer_details = customerDetails(record.entered);
  return updateSession(tx, record, { status: 'complete', payment_status, customer_details, url: null });
}

/** Adds the balance transaction of a charge, which Stripe announces with a second event. */
export function bookCharge(tx: Tx, charge: Stripe.Charge): void {
  const type = charge.id.startsWith('py_') ? 'payment' : 'charge';
  const { amount, currency, description } = charge;
  const transaction = addBalanceTransaction(tx, {
    type,
    amount,
    fee: stripeFee(amount),
    currency,
    source: charge.id,
    description,
  });
  const booked = updateCharge(tx, charge, { balance_transaction: transaction.id });
  tx.emit('charge.updated', booked, { balance_transaction: null });
}
