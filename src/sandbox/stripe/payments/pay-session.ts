import { StripeApiError } from '../http/stripe-errors.ts';
import { type BuyerInput, findSession, type SessionRecord, updateSession } from '../sessions/session.ts';
import type { Tx } from '../state/transaction.ts';
import { startDebit } from './bank-debit.ts';
import { addCharge } from './charge.ts';
import { completePayment } from './complete-payment.ts';
import { declineCharge, failIntent } from './decline.ts';
import { openDispute, openInquiry } from './dispute.ts';
import { ensureIntent, updateIntent } from './payment-intent.ts';
import type { PaymentMethod } from './payment-method.ts';
import type { TestCard } from './test-cards.ts';

export type PaymentOutcome =
  | { kind: 'paid' | 'processing' | 'authenticate' | 'closed'; record: SessionRecord }
  | { kind: 'declined'; record: SessionRecord; message: string };

type Attempt = {
  method: PaymentMethod;
  email: string | null;
  name: string | null;
  /** Pay although the session is expired, like a payment that was still running when it expired. */
  late?: boolean;
};

/** One attempt of the buyer to pay. A session that is not open cannot be paid again. */
export function paySession(tx: Tx, id: string, attempt: Attempt): PaymentOutcome {
  const found = findSession(tx, id);
  const { status } = found.session;
  if (status !== 'open' && !(attempt.late && status === 'expired')) return { kind: 'closed', record: found };
  const { record, intent } = ensureIntent(tx, withBuyerInput(found, attempt));
  const { method } = attempt;
  if (method.kind === 'bank') return { kind: 'processing', record: startDebit(tx, record, intent, method) };
  if (method.card.decline) {
    const message = declineCharge(tx, { record, intent, method }, method.card.decline);
    return { kind: 'declined', record, message };
  }
  if (method.card.does === 'authenticates') return askForThreeDSecure(tx, record, method.card);
  return { kind: 'paid', record: chargeCard(tx, record, method, false) };
}

/** Applies the buyer's answer to 3-D Secure. Throws when the payment does not wait for it. */
export function answerThreeDSecure(tx: Tx, id: string, proven: boolean): PaymentOutcome {
  const { record, intent } = ensureIntent(tx, findSession(tx, id));
  if (record.session.status !== 'open') return { kind: 'closed', record };
  const card = record.entered.proving;
  if (intent.status !== 'requires_action' || !card) {
    throw new StripeApiError(400, 'invalid_request_error', 'This payment does not wait for 3-D Secure.');
  }
  if (proven) return { kind: 'paid', record: chargeCard(tx, record, { kind: 'card', card }, true) };
  const message =
    'We are unable to authenticate your payment method. Please choose a different one and try again.';
  failIntent(tx, intent, { code: 'payment_intent_authentication_failure', message }, null);
  return { kind: 'declined', record, message };
}

function withBuyerInput(record: SessionRecord, attempt: Attempt): SessionRecord {
  const { method, email, name } = attempt;
  const last4 = method.kind === 'card' ? method.card.number.slice(-4) : null;
  const entered: BuyerInput = { email: email ?? record.session.customer_email, name, last4, proving: null };
  return { ...record, entered };
}

function askForThreeDSecure(tx: Tx, record: SessionRecord, card: TestCard): PaymentOutcome {
  const asking = updateSession(tx, { ...record, entered: { ...record.entered, proving: card } }, {});
  const { intent } = ensureIntent(tx, asking);
  const url = `${tx.origin}/pay/${record.session.id}/3d-secure`;
  const next_action = { type: 'redirect_to_url', redirect_to_url: { return_url: null, url } };
  tx.emit(
    'payment_intent.requires_action',
    updateIntent(tx, intent, { status: 'requires_action', next_action }),
  );
  return { kind: 'authenticate', record: asking };
}

type CardPayment = Extract<PaymentMethod, { kind: 'card' }>;

function chargeCard(
  tx: Tx,
  record: SessionRecord,
  method: CardPayment,
  authenticated: boolean,
): SessionRecord {
  const { intent } = ensureIntent(tx, record);
  const charge = addCharge(tx, { record, intent, method, authenticated, status: 'succeeded' });
  const paid = completePayment(tx, record, intent, charge);
  if (method.card.afterPaying === 'disputed') openDispute(tx, charge.id);
  if (method.card.afterPaying === 'inquired') openInquiry(tx, charge.id);
  return paid;
}
