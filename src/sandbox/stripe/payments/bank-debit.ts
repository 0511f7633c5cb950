import type { Stripe } from 'stripe';
import { invalid } from '../http/errors.ts';
import { findSession, putSession, type SessionRecord, sessionOfIntent } from '../sessions/session.ts';
import type { Act } from '../state/act.ts';
import { bookCharge, completeSession, payIntent } from './capture.ts';
import { addCharge, findCharge, putCharge } from './charge.ts';
import { failIntent } from './decline.ts';
import { findIntent, putIntent } from './payment-intent.ts';
import type { BankOutcome } from './payment-method.ts';
import { settleLater } from './settlement.ts';

/** A bank debit completes the session unpaid; the money comes, or not, days later (here: seconds). */
export function startDebit(
  act: Act,
  record: SessionRecord,
  intent: Stripe.PaymentIntent,
  means: { kind: 'bank'; outcome: BankOutcome },
): SessionRecord {
  const charge = addCharge(act, { record, intent, means, status: 'pending' });
  const processing = putIntent(act, intent, {
    ...{ status: 'processing', latest_charge: charge.id, payment_method: charge.payment_method },
    ...{ last_payment_error: null, next_action: null },
  });
  const complete = completeSession(act, record, 'unpaid');
  act.emit('charge.pending', charge);
  act.emit('payment_intent.processing', processing);
  act.emit('checkout.session.completed', complete.session);
  const outcome = means.outcome === 'succeeds' ? 'succeeded' : 'failed';
  settleLater(act, { id: intent.id, kind: 'payment', outcome, session: record.session.id });
  return complete;
}

/** The bank has decided on a debit. Refuses a payment that is not waiting for one. */
export function settleDebit(act: Act, id: string, outcome: 'succeeded' | 'failed'): void {
  const intent = findIntent(act, id);
  if (intent.status !== 'processing') throw invalid(`Payment ${id} is ${intent.status}, not processing.`);
  const waiting = act.get('settlements', id);
  const record = waiting?.session ? findSession(act, waiting.session) : sessionOfIntent(act, id);
  const charge = findCharge(act, String(intent.latest_charge));
  act.remove('settlements', id);
  if (outcome === 'succeeded') succeed(act, intent, charge, record);
  else fail(act, intent, charge, record);
}

function succeed(
  act: Act,
  intent: Stripe.PaymentIntent,
  pending: Stripe.Charge,
  record: SessionRecord | undefined,
): void {
  const charge = putCharge(act, pending, { status: 'succeeded' });
  act.emit('charge.succeeded', charge);
  payIntent(act, intent, charge);
  if (record) {
    const paid = putSession(act, record, { payment_status: 'paid' });
    act.emit('checkout.session.async_payment_succeeded', paid.session);
  }
  bookCharge(act, charge);
}

function fail(
  act: Act,
  intent: Stripe.PaymentIntent,
  pending: Stripe.Charge,
  record: SessionRecord | undefined,
): void {
  const message = 'The customer’s bank account has insufficient funds to complete this payment.';
  const failure = { code: 'payment_method_provider_decline', decline_code: 'insufficient_funds', message };
  const charge = putCharge(act, pending, {
    ...{ status: 'failed', paid: false, captured: false, amount_captured: 0 },
    ...{ failure_code: failure.code, failure_message: message },
  });
  act.emit('charge.failed', charge);
  failIntent(act, intent, failure, charge);
  if (record) act.emit('checkout.session.async_payment_failed', record.session);
}
