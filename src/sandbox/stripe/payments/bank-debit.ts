import type { Stripe } from 'stripe';
import { invalidRequest } from '../http/stripe-errors.ts';
import { findSession, findSessionByIntent, type SessionRecord, updateSession } from '../sessions/session.ts';
import type { Tx } from '../state/transaction.ts';
import { addCharge, findCharge, updateCharge } from './charge.ts';
import { bookCharge, completeSession, markIntentPaid } from './complete-payment.ts';
import { failIntent } from './decline.ts';
import { findIntent, updateIntent } from './payment-intent.ts';
import type { BankOutcome } from './payment-method.ts';
import { settleLater } from './settlement.ts';

/** Starts a bank debit: the session is complete but unpaid until the bank decides, here after seconds, at Stripe days. */
export function startDebit(
  tx: Tx,
  record: SessionRecord,
  intent: Stripe.PaymentIntent,
  method: { kind: 'bank'; outcome: BankOutcome },
): SessionRecord {
  const charge = addCharge(tx, { record, intent, method, status: 'pending' });
  const processing = updateIntent(tx, intent, {
    ...{ status: 'processing', latest_charge: charge.id, payment_method: charge.payment_method },
    ...{ last_payment_error: null, next_action: null },
  });
  const complete = completeSession(tx, record, 'unpaid');
  tx.emit('charge.pending', charge);
  tx.emit('payment_intent.processing', processing);
  tx.emit('checkout.session.completed', complete.session);
  const outcome = method.outcome === 'succeeds' ? 'succeeded' : 'failed';
  settleLater(tx, { id: intent.id, kind: 'payment', outcome, session: record.session.id });
  return complete;
}

/** Applies the bank's decision on a debit. Throws when the payment is not processing. */
export function settleDebit(tx: Tx, id: string, outcome: 'succeeded' | 'failed'): void {
  const intent = findIntent(tx, id);
  if (intent.status !== 'processing')
    throw invalidRequest(`Payment ${id} is ${intent.status}, not processing.`);
  const waiting = tx.get('settlements', id);
  const record = waiting?.session ? findSession(tx, waiting.session) : findSessionByIntent(tx, id);
  const charge = findCharge(tx, String(intent.latest_charge));
  tx.remove('settlements', id);
  if (outcome === 'succeeded') succeed(tx, intent, charge, record);
  else fail(tx, intent, charge, record);
}

function succeed(
  tx: Tx,
  intent: Stripe.PaymentIntent,
  pending: Stripe.Charge,
  record: SessionRecord | undefined,
): void {
  const charge = updateCharge(tx, pending, { status: 'succeeded' });
  tx.emit('charge.succeeded', charge);
  markIntentPaid(tx, intent, charge);
  if (record) {
    const paid = updateSession(tx, record, { payment_status: 'paid' });
    tx.emit('checkout.session.async_payment_succeeded', paid.session);
  }
  bookCharge(tx, charge);
}

function fail(
  tx: Tx,
  intent: Stripe.PaymentIntent,
  pending: Stripe.Charge,
  record: SessionRecord | undefined,
): void {
  const message = 'The customer’s bank account has insufficient funds to complete this payment.';
  const failure = { code: 'payment_method_provider_decline', decline_code: 'insufficient_funds', message };
  const charge = updateCharge(tx, pending, {
    ...{ status: 'failed', paid: false, captured: false, amount_captured: 0 },
    ...{ failure_code: failure.code, failure_message: message },
  });
  tx.emit('charge.failed', charge);
  failIntent(tx, intent, failure, charge);
  if (record) tx.emit('checkout.session.async_payment_failed', record.session);
}
