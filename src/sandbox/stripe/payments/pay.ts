import { StripeRefusal } from '../http/errors.ts';
import { type Entered, findSession, putSession, type SessionRecord } from '../sessions/session.ts';
import type { Act } from '../state/act.ts';
import { startDebit } from './bank-debit.ts';
import { takeMoney } from './capture.ts';
import type { Card } from './cards.ts';
import { addCharge } from './charge.ts';
import { declineWith, failIntent } from './decline.ts';
import { openDispute } from './dispute.ts';
import { intentOf, putIntent } from './payment-intent.ts';
import type { Means } from './payment-method.ts';

export type PayOutcome =
  | { kind: 'paid' | 'processing' | 'authenticate' | 'closed'; record: SessionRecord }
  | { kind: 'declined'; record: SessionRecord; message: string };

type Attempt = {
  means: Means;
  email: string | null;
  name: string | null;
  /** Pay although the session is expired: what a payment does that was under way when it ran out. */
  late?: boolean;
};

/** One attempt of the buyer to pay. A session that is not open takes no second payment. */
export function pay(act: Act, id: string, attempt: Attempt): PayOutcome {
  const found = findSession(act, id);
  const { status } = found.session;
  if (status !== 'open' && !(attempt.late && status === 'expired')) return { kind: 'closed', record: found };
  const { record, intent } = intentOf(act, withEntered(found, attempt));
  const { means } = attempt;
  if (means.kind === 'bank') return { kind: 'processing', record: startDebit(act, record, intent, means) };
  if (means.card.decline) {
    const message = declineWith(act, { record, intent, means }, means.card.decline);
    return { kind: 'declined', record, message };
  }
  if (means.card.does === 'authenticates') return askForProof(act, record, means.card);
  return { kind: 'paid', record: finish(act, record, means.card, false) };
}

/** The buyer's answer on the 3-D Secure page. Refuses when nothing was asked. */
export function answerProof(act: Act, id: string, proven: boolean): PayOutcome {
  const { record, intent } = intentOf(act, findSession(act, id));
  if (record.session.status !== 'open') return { kind: 'closed', record };
  const card = record.entered.proving;
  if (intent.status !== 'requires_action' || !card) {
    throw new StripeRefusal(400, 'invalid_request_error', 'This payment does not wait for 3-D Secure.');
  }
  if (proven) return { kind: 'paid', record: finish(act, record, card, true) };
  const message =
    'We are unable to authenticate your payment method. Please choose a different one and try again.';
  failIntent(act, intent, { code: 'payment_intent_authentication_failure', message }, null);
  return { kind: 'declined', record, message };
}

function withEntered(record: SessionRecord, attempt: Attempt): SessionRecord {
  const { means, email, name } = attempt;
  const last4 = means.kind === 'card' ? means.card.number.slice(-4) : null;
  const entered: Entered = { email: email ?? record.session.customer_email, name, last4, proving: null };
  return { ...record, entered };
}

function askForProof(act: Act, record: SessionRecord, card: Card): PayOutcome {
  const asking = putSession(act, { ...record, entered: { ...record.entered, proving: card } }, {});
  const { intent } = intentOf(act, asking);
  const url = `${act.origin}/pay/${record.session.id}/3d-secure`;
  const next_action = { type: 'redirect_to_url', redirect_to_url: { return_url: null, url } };
  act.emit(
    'payment_intent.requires_action',
    putIntent(act, intent, { status: 'requires_action', next_action }),
  );
  return { kind: 'authenticate', record: asking };
}

function finish(act: Act, record: SessionRecord, card: Card, authenticated: boolean): SessionRecord {
  const { intent } = intentOf(act, record);
  const means: Means = { kind: 'card', card };
  const charge = addCharge(act, { record, intent, means, authenticated, status: 'succeeded' });
  const paid = takeMoney(act, record, intent, charge);
  if (card.afterPaying === 'disputed') openDispute(act, charge.id);
  return paid;
}
