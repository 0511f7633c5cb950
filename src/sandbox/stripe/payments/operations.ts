import { invalid } from '../http/errors.ts';
import type { Params } from '../http/form-body.ts';
import { type Input, inputNumber, inputText, neededText } from '../http/input.ts';
import { expireSession } from '../sessions/expire-session.ts';
import { findSession } from '../sessions/session.ts';
import { type Act, NOBODY, perform, type World } from '../state/act.ts';
import { settleDebit } from './bank-debit.ts';
import { bareNumber, cardOf } from './cards.ts';
import { createRefund } from './create-refund.ts';
import { decideDispute, openDispute } from './dispute.ts';
import { answerProof, pay } from './pay.ts';
import { findIntent } from './payment-intent.ts';
import type { Means } from './payment-method.ts';
import { failRefund, succeedRefund } from './refund.ts';

/** Something done from Stripe's side: by its dashboard, a bank, or a test. `id` names what it is done to. */
type Operation = (act: Act, id: string, input: Input) => object;

const OPERATIONS: Record<string, Operation> = {
  'sessions/*/pay': payDirectly,
  'sessions/*/expire': (act, id) => expireSession(act, id),
  'payments/*/settle': settle,
  'payments/*/refund': (act, id, input) => refundFromDashboard(act, id, input),
  'refund-from-dashboard': (act, _, input) =>
    refundFromDashboard(act, neededText(input, 'payment_intent'), input),
  'refunds/*/fail': (act, id) => failRefund(act, id),
  'refunds/*/succeed': (act, id) => succeedRefund(act, id),
  'payments/*/dispute': (act, id) => openDispute(act, String(findIntent(act, id).latest_charge)),
  'disputes/*/won': (act, id) => decideDispute(act, id, 'won'),
  'disputes/*/lost': (act, id) => decideDispute(act, id, 'lost'),
};

/** Runs the operation at `path`, such as `refunds/re_1/fail`. Undefined when there is none. */
export function operate(world: World, path: string, input: Input): object | undefined {
  const parts = path.split('/');
  const name = parts.length > 1 ? parts.with(1, '*').join('/') : path;
  const operation = OPERATIONS[name];
  return operation && perform(world, NOBODY, (act) => operation(act, parts[1] ?? '', input));
}

/** Pays a session without a browser: `card`, or `method` `bank` with `account`; `proof` answers 3-D Secure. */
function payDirectly(act: Act, id: string, input: Input): object {
  const email =
    inputText(input, 'email') ?? findSession(act, id).session.customer_email ?? 'buyer@example.com';
  const attempt = {
    means: meansOf(input),
    email,
    name: inputText(input, 'name'),
    late: input['late'] === true || input['late'] === 'true',
  };
  const first = pay(act, id, attempt);
  const proof = first.kind === 'authenticate' ? (inputText(input, 'proof') ?? 'complete') : null;
  const outcome = proof ? answerProof(act, id, proof === 'complete') : first;
  const message = outcome.kind === 'declined' ? { message: outcome.message } : {};
  return { outcome: outcome.kind, ...message, session: findSession(act, id).session };
}

function meansOf(input: Input): Means {
  const account = inputText(input, 'account');
  if (account !== null || inputText(input, 'method') === 'bank') {
    return { kind: 'bank', outcome: account === 'fails' ? 'fails' : 'succeeds' };
  }
  const number = inputText(input, 'card') ?? '4242424242424242';
  const card = cardOf(bareNumber(number));
  if (!card) throw invalid(`${number} is not a test card of this sandbox.`, 'card');
  return { kind: 'card', card };
}

function settle(act: Act, id: string, input: Input): object {
  const outcome = neededText(input, 'outcome');
  if (outcome !== 'succeeded' && outcome !== 'failed') {
    throw invalid('outcome must be succeeded or failed.', 'outcome');
  }
  settleDebit(act, id, outcome);
  return findIntent(act, id);
}

/** `amount` in minor units; all that is left when absent. */
function refundFromDashboard(act: Act, id: string, input: Input): object {
  const amount = inputNumber(input, 'amount');
  const params: Params = { payment_intent: id, ...(amount === null ? {} : { amount: String(amount) }) };
  return createRefund(act, params);
}
