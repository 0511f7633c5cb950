import { parseForm } from '../http/form-body.ts';
import { type Answer, isCrossSite, type Request, redirect } from '../http/request-response.ts';
import { errorPage, notFoundPage } from '../pages/error-pages.ts';
import { answerThreeDSecure, type PaymentOutcome, paySession } from '../payments/pay-session.ts';
import type { PaymentMethod } from '../payments/payment-method.ts';
import { cardDigits, cardNumberProblem, findTestCard } from '../payments/test-cards.ts';
import { type SessionRecord, successUrl } from '../sessions/session.ts';
import { inTransaction, NO_REQUEST, type Sandbox } from '../state/transaction.ts';
import { closedPage } from './closed-page.ts';
import { type FieldErrors, type PaymentFields, paymentFormPage } from './payment-form.ts';
import { threeDSecurePage } from './three-d-secure-page.ts';

const EXPIRY = '12 / 34';
const CVC = '123';

/** Serves the payment page, 3-D Secure and the page of a closed session. Works without script. */
export function createPaymentPageHandler(sandbox: Sandbox): (request: Request) => Answer {
  return (request) => {
    const [id = '', step = ''] = request.path.replace(/^(\/c)?\/pay\//, '').split('/');
    const record = sandbox.store.get('sessions', id);
    if (!record || !['', '3d-secure'].includes(step)) return notFoundPage();
    if (request.method === 'GET' || request.method === 'HEAD') return show(sandbox, record, step);
    if (request.method !== 'POST') return errorPage('This page takes only GET and POST.', 405);
    if (isCrossSite(request)) return errorPage('This form was sent from another site.', 403);
    return step === '' ? submit(sandbox, record, request) : submitThreeDSecure(sandbox, record, request);
  };
}

function show(sandbox: Sandbox, record: SessionRecord, step: string): Answer {
  const { session, entered } = record;
  if (session.status !== 'open') return closedPage(record);
  const id = session.payment_intent;
  const intent = typeof id === 'string' ? sandbox.store.get('payment_intents', id) : undefined;
  if (step !== '')
    return intent?.status === 'requires_action' ? threeDSecurePage(record) : redirect(`/pay/${session.id}`);
  const notice = intent?.last_payment_error?.message;
  const email = entered.email ?? '';
  const typed = { email, method: 'card', card_number: '', expiry: EXPIRY, cvc: CVC, account: 'succeeds' };
  return paymentFormPage(record, { typed, ...(notice ? { notice } : {}) });
}

function submit(sandbox: Sandbox, record: SessionRecord, request: Request): Answer {
  if (record.session.status !== 'open') return afterAttempt({ kind: 'closed', record }, null);
  const typed = readFields(request.body);
  const errors = fieldErrors(typed);
  if (Object.keys(errors).length > 0) return paymentFormPage(record, { typed, errors, status: 422 });
  const attempt = { method: paymentMethodOf(typed), email: typed.email, name: null };
  const outcome = inTransaction(sandbox, NO_REQUEST, (tx) => paySession(tx, record.session.id, attempt));
  return afterAttempt(outcome, typed);
}

function submitThreeDSecure(sandbox: Sandbox, record: SessionRecord, request: Request): Answer {
  const isProven = parseForm(request.body)['answer'] === 'complete';
  const outcome = inTransaction(sandbox, NO_REQUEST, (tx) =>
    answerThreeDSecure(tx, record.session.id, isProven),
  );
  return outcome.kind === 'declined' ? redirect(`/pay/${record.session.id}`) : afterAttempt(outcome, null);
}

/** The answer after an attempt to pay. */
function afterAttempt(outcome: PaymentOutcome, typed: PaymentFields | null): Answer {
  const { session } = outcome.record;
  if (outcome.kind === 'authenticate') return redirect(`/pay/${session.id}/3d-secure`);
  if (outcome.kind === 'declined' && typed) {
    return paymentFormPage(outcome.record, { typed, notice: outcome.message, status: 402 });
  }
  if (session.status === 'complete') return redirect(successUrl(session));
  return closedPage(outcome.record);
}

function readFields(body: string): PaymentFields {
  const form = parseForm(body);
  const read = (name: string, usual = '') => (typeof form[name] === 'string' ? form[name].trim() : usual);
  return {
    ...{ email: read('email'), method: read('method', 'card'), card_number: read('card_number') },
    ...{ expiry: read('expiry', EXPIRY), cvc: read('cvc', CVC), account: read('account', 'succeeds') },
  };
}

function fieldErrors(typed: PaymentFields): FieldErrors {
  const errors: FieldErrors = {};
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email))
    errors.email = 'Enter an email address, like ada@example.com.';
  if (typed.method === 'bank') return errors;
  const problem = cardNumberProblem(typed.card_number);
  if (problem) errors.card_number = problem;
  if (typed.expiry && !isFuture(typed.expiry))
    errors.expiry = 'Enter a month and year to come, like 12 / 34.';
  if (typed.cvc && !/^\d{3,4}$/.test(typed.cvc)) errors.cvc = 'The CVC is three or four digits.';
  return errors;
}

function isFuture(expiry: string): boolean {
  const match = /^(\d{1,2})\s*\/\s*(?:20)?(\d{2})$/.exec(expiry);
  const [month, year] = [Number(match?.[1]), 2000 + Number(match?.[2])];
  return month >= 1 && month <= 12 && Date.UTC(year, month) > Date.now();
}

function paymentMethodOf(typed: PaymentFields): PaymentMethod {
  if (typed.method === 'bank')
    return { kind: 'bank', outcome: typed.account === 'fails' ? 'fails' : 'succeeds' };
  const card = findTestCard(cardDigits(typed.card_number));
  if (!card) throw new Error(`not a test card: ${typed.card_number}`);
  return { kind: 'card', card };
}
