import type { Params } from '../http/form-body.ts';
import { invalidRequest } from '../http/stripe-errors.ts';
import { settleDebit } from '../payments/bank-debit.ts';
import { createRefund } from '../payments/create-refund.ts';
import {
  closeDispute,
  closeInquiry,
  escalateInquiry,
  openDispute,
  openInquiry,
} from '../payments/dispute.ts';
import { answerThreeDSecure, paySession } from '../payments/pay-session.ts';
import { findIntent } from '../payments/payment-intent.ts';
import { type PaymentMethod, WALLETS } from '../payments/payment-method.ts';
import { failRefund, succeedRefund } from '../payments/refund.ts';
import { cardDigits, findTestCard } from '../payments/test-cards.ts';
import { expireSession } from '../sessions/expire-session.ts';
import { findSession } from '../sessions/session.ts';
import { inTransaction, NO_REQUEST, type Sandbox, type Tx } from '../state/transaction.ts';
import { type Input, inputNumber, inputText, requiredInputText } from './input.ts';

/** What Stripe's dashboard, a bank or a buyer does, started by hand or by a test. `id` is the object it changes. */
type Operation = (tx: Tx, id: string, input: Input) => object;

const OPERATIONS: Record<string, Operation> = {
  'sessions/*/pay': payWithoutBrowser,
  'sessions/*/expire': (tx, id) => expireSession(tx, id),
  'payments/*/settle': settle,
  'payments/*/refund': (tx, id, input) => refundFromDashboard(tx, id, input),
  'refund-from-dashboard': (tx, _, input) =>
    refundFromDashboard(tx, requiredInputText(input, 'payment_intent'), input),
  'refunds/*/fail': (tx, id) => failRefund(tx, id),
  'refunds/*/succeed': (tx, id) => succeedRefund(tx, id),
  'payments/*/dispute': (tx, id) => openDispute(tx, String(findIntent(tx, id).latest_charge)),
  'payments/*/inquiry': (tx, id) => openInquiry(tx, String(findIntent(tx, id).latest_charge)),
  'disputes/*/escalate': escalateInquiry,
  'disputes/*/close-inquiry': closeInquiry,
  'disputes/*/won': (tx, id) => closeDispute(tx, id, 'won'),
  'disputes/*/lost': (tx, id) => closeDispute(tx, id, 'lost'),
};

/** Runs the operation at `path`, such as `refunds/re_1/fail`. Undefined when there is none. */
export function runOperation(sandbox: Sandbox, path: string, input: Input): object | undefined {
  const parts = path.split('/');
  const name = parts.length > 1 ? parts.with(1, '*').join('/') : path;
  const operation = OPERATIONS[name];
  return operation && inTransaction(sandbox, NO_REQUEST, (tx) => operation(tx, parts[1] ?? '', input));
}

/**
 * Pays a session without a browser: `card` (also in a `wallet`), or `method` `bank` with `account`; `proof` answers 3-D
 * Secure.
 */
function payWithoutBrowser(tx: Tx, id: string, input: Input): object {
  const email =
    inputText(input, 'email') ?? findSession(tx, id).session.customer_email ?? 'buyer@example.com';
  const attempt = {
    method: readPaymentMethod(input),
    email,
    name: inputText(input, 'name'),
    late: input['late'] === true || input['late'] === 'true',
  };
  const first = paySession(tx, id, attempt);
  const proof = first.kind === 'authenticate' ? (inputText(input, 'proof') ?? 'complete') : null;
  const outcome = proof ? answerThreeDSecure(tx, id, proof === 'complete') : first;
  const message = outcome.kind === 'declined' ? { message: outcome.message } : {};
  return { outcome: outcome.kind, ...message, session: findSession(tx, id).session };
}

function readPaymentMethod(input: Input): PaymentMethod {
  const account = inputText(input, 'account');
  if (account !== null || inputText(input, 'method') === 'bank') {
    return { kind: 'bank', outcome: account === 'fails' ? 'fails' : 'succeeds' };
  }
  const number = inputText(input, 'card') ?? '4242424242424242';
  const card = findTestCard(cardDigits(number));
  if (!card) throw invalidRequest(`${number} is not a test card of this sandbox.`, 'card');
  const typed = inputText(input, 'wallet');
  const wallet = WALLETS.find((known) => known === typed);
  if (typed !== null && !wallet)
    throw invalidRequest(`wallet must be one of ${WALLETS.join(', ')}.`, 'wallet');
  return { kind: 'card', card, ...(wallet ? { wallet } : {}) };
}

function settle(tx: Tx, id: string, input: Input): object {
  const outcome = requiredInputText(input, 'outcome');
  if (outcome !== 'succeeded' && outcome !== 'failed') {
    throw invalidRequest('outcome must be succeeded or failed.', 'outcome');
  }
  settleDebit(tx, id, outcome);
  return findIntent(tx, id);
}

/** `amount` in minor units; all that is left when absent. */
function refundFromDashboard(tx: Tx, id: string, input: Input): object {
  const amount = inputNumber(input, 'amount');
  const params: Params = { payment_intent: id, ...(amount === null ? {} : { amount: String(amount) }) };
  return createRefund(tx, params);
}
