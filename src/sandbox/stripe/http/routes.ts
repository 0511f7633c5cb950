import { findCharge } from '../payments/charge.ts';
import { createRefund } from '../payments/create-refund.ts';
import { decideDispute, findDispute } from '../payments/dispute.ts';
import { cancelIntent, findIntent } from '../payments/payment-intent.ts';
import { cancelRefund, findRefund } from '../payments/refund.ts';
import { createSession } from '../sessions/create-session.ts';
import { expireSession } from '../sessions/expire-session.ts';
import { findSession } from '../sessions/session.ts';
import type { Act } from '../state/act.ts';
import { eventBody } from '../webhooks/event.ts';
import { notFound } from './errors.ts';
import type { Params } from './form-body.ts';
import { listOf, page } from './list-page.ts';
import {
  listBalance,
  listCharges,
  listDisputes,
  listEvents,
  listIntents,
  listRefunds,
  listSessions,
} from './lists.ts';

/** Answers one call of the API with a Stripe object. `id` is the part of the path marked `*`. */
export type Handler = (act: Act, params: Params, id: string) => object;

const SESSIONS = '/v1/checkout/sessions';
const INTENTS = '/v1/payment_intents';

const ROUTES: Record<string, Handler> = {
  [`POST ${SESSIONS}`]: createSession,
  [`GET ${SESSIONS}`]: listSessions,
  [`GET ${SESSIONS}/*`]: (act, _, id) => findSession(act, id).session,
  [`POST ${SESSIONS}/*/expire`]: (act, _, id) => expireSession(act, id),
  [`GET ${SESSIONS}/*/line_items`]: (act, params, id) => linesOf(act, params, id),
  [`GET ${INTENTS}`]: listIntents,
  [`GET ${INTENTS}/*`]: (act, _, id) => findIntent(act, id),
  [`POST ${INTENTS}/*/cancel`]: (act, _, id) => cancelIntent(act, id),
  'GET /v1/charges': listCharges,
  'GET /v1/charges/*': (act, _, id) => findCharge(act, id),
  'POST /v1/refunds': createRefund,
  'GET /v1/refunds': listRefunds,
  'GET /v1/refunds/*': (act, _, id) => findRefund(act, id),
  'POST /v1/refunds/*/cancel': (act, _, id) => cancelRefund(act, id),
  'GET /v1/disputes': listDisputes,
  'GET /v1/disputes/*': (act, _, id) => findDispute(act, id),
  'POST /v1/disputes/*/close': (act, _, id) => decideDispute(act, id, 'lost'),
  'GET /v1/events': listEvents,
  'GET /v1/events/*': (act, _, id) => retrieveEvent(act, id),
  'GET /v1/balance_transactions': listBalance,
  'GET /v1/balance_transactions/*': (act, _, id) => retrieveBalance(act, id),
};

/** The handler for a call and the id in its path, or undefined when the sandbox has no such call. */
export function findRoute(method: string, path: string): { handler: Handler; id: string } | undefined {
  const parts = path.split('/');
  const place = parts[2] === 'checkout' ? 4 : 3;
  const id = parts[place];
  const name = id === undefined ? path : parts.with(place, '*').join('/');
  const handler = ROUTES[`${method} ${name}`];
  return handler && { handler, id: id ?? '' };
}

function linesOf(act: Act, params: Params, id: string): object {
  const url = `${SESSIONS}/${id}/line_items`;
  const { lines } = findSession(act, id);
  const { data, has_more } = page(lines.toReversed(), params, url);
  return listOf(data, url, has_more);
}

function retrieveEvent(act: Act, id: string): object {
  const event = act.get('events', id);
  if (!event) throw notFound('event', id, 'id');
  return eventBody(event, act.get('deliveries', id)?.status === 'waiting');
}

function retrieveBalance(act: Act, id: string): object {
  const transaction = act.get('balance_transactions', id);
  if (!transaction) throw notFound('balance_transaction', id, 'id');
  return transaction;
}
