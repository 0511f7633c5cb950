import { closedPage, nothingHere, proofPage, refusedPage } from '../pages/other-pages.ts';
import { type FieldErrors, payPage, type Typed } from '../pages/pay-page.ts';
import { bareNumber, cardOf, problemOf } from '../payments/cards.ts';
import { answerProof, type PayOutcome, pay } from '../payments/pay.ts';
import type { Means } from '../payments/payment-method.ts';
import { type SessionRecord, successAddress } from '../sessions/session.ts';
import { NOBODY, perform, type World } from '../state/act.ts';
import { parseForm } from './form-body.ts';
import { type Answer, isForeign, type Request, redirect } from './http.ts';

const EXPIRY = '12 / 34';
const CVC = '123';

/** Serves the payment page and what follows from it; works without script. */
export function paySiteOver(world: World): (request: Request) => Answer {
  return (request) => {
    const [id = '', step = ''] = request.path.replace(/^(\/c)?\/pay\//, '').split('/');
    const record = world.store.get('sessions', id);
    if (!record || !['', '3d-secure'].includes(step)) return nothingHere();
    if (request.method === 'GET' || request.method === 'HEAD') return show(world, record, step);
    if (request.method !== 'POST') return refusedPage('This page takes only GET and POST.', 405);
    if (isForeign(request)) return refusedPage('This form was sent from another site.', 403);
    return step === '' ? submit(world, record, request) : prove(world, record, request);
  };
}

function show(world: World, record: SessionRecord, step: string): Answer {
  const { session, entered } = record;
  if (session.status !== 'open') return closedPage(record);
  const id = session.payment_intent;
  const intent = typeof id === 'string' ? world.store.get('payment_intents', id) : undefined;
  if (step !== '')
    return intent?.status === 'requires_action' ? proofPage(record) : redirect(`/pay/${session.id}`);
  const notice = intent?.last_payment_error?.message;
  const email = entered.email ?? '';
  const typed = { email, method: 'card', card_number: '', expiry: EXPIRY, cvc: CVC, account: 'succeeds' };
  return payPage(record, { typed, ...(notice ? { notice } : {}) });
}

function submit(world: World, record: SessionRecord, request: Request): Answer {
  if (record.session.status !== 'open') return follow({ kind: 'closed', record }, null);
  const typed = readTyped(request.body);
  const errors = problemsOf(typed);
  if (Object.keys(errors).length > 0) return payPage(record, { typed, errors, status: 422 });
  const attempt = { means: meansOf(typed), email: typed.email, name: null };
  const outcome = perform(world, NOBODY, (act) => pay(act, record.session.id, attempt));
  return follow(outcome, typed);
}

function prove(world: World, record: SessionRecord, request: Request): Answer {
  const isProven = parseForm(request.body)['answer'] === 'complete';
  const outcome = perform(world, NOBODY, (act) => answerProof(act, record.session.id, isProven));
  return outcome.kind === 'declined' ? redirect(`/pay/${record.session.id}`) : follow(outcome, null);
}

/** Where the buyer goes next. */
function follow(outcome: PayOutcome, typed: Typed | null): Answer {
  const { session } = outcome.record;
  if (outcome.kind === 'authenticate') return redirect(`/pay/${session.id}/3d-secure`);
  if (outcome.kind === 'declined' && typed) {
    return payPage(outcome.record, { typed, notice: outcome.message, status: 402 });
  }
  if (session.status === 'complete') return redirect(successAddress(session));
  return closedPage(outcome.record);
}

function readTyped(body: string): Typed {
  const form = parseForm(body);
  const read = (name: string, usual = '') => (typeof form[name] === 'string' ? form[name].trim() : usual);
  return {
    ...{ email: read('email'), method: read('method', 'card'), card_number: read('card_number') },
    ...{ expiry: read('expiry', EXPIRY), cvc: read('cvc', CVC), account: read('account', 'succeeds') },
  };
}

function problemsOf(typed: Typed): FieldErrors {
  const errors: FieldErrors = {};
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email))
    errors.email = 'Enter an email address, like ada@example.com.';
  if (typed.method === 'bank') return errors;
  const problem = problemOf(typed.card_number);
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

function meansOf(typed: Typed): Means {
  if (typed.method === 'bank')
    return { kind: 'bank', outcome: typed.account === 'fails' ? 'fails' : 'succeeds' };
  const card = cardOf(bareNumber(typed.card_number));
  if (!card) throw new Error(`not a test card: ${typed.card_number}`);
  return { kind: 'card', card };
}
