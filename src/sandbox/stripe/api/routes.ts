import type { Params } from '../http/form-body.ts';
import { notFound } from '../http/stripe-errors.ts';
import { findCharge } from '../payments/charge.ts';
import { createRefund } from '../payments/create-refund.ts';
import { closeDispute, findDispute } from '../payments/dispute.ts';
import { findIntent, refuseToCancelIntent } from '../payments/payment-intent.ts';
import { cancelRefund, findRefund } from '../payments/refund.ts';
import { createSession } from '../sessions/create-session.ts';
import { expireSession } from '../sessions/expire-session.ts';
import { findSession } from '../sessions/session.ts';
import type { Tx } from '../state/transaction.ts';
import { eventBody } from '../webhooks/event.ts';
import {
  listBalanceTransactions,
  listCharges,
  listDisputes,
  listEvents,
  listIntents,
  listRefunds,
  listSessions,
} from './list-endpoints.ts';
import { listObject, paginate } from './pagination.ts';

/** Runs one call of the API and returns a Stripe object. `id` is the part of the path marked `*`. */
export type ApiHandler = (tx: Tx, params: Params, id: string) => object;

const SESSIONS = '/v1/checkout/sessions';
const INTENTS = '/v1/payment_intents';

const ROUTES: Record<string, ApiHandler> = {
  [`POST ${SESSIONS}`]: createSession,
  [`GET ${SESSIONS}`]: listSessions,
  [`GET ${SESSIONS}/*`]: (tx, _, id) => findSession(tx, id).session,
  [`POST ${SESSIONS}/*/expire`]: (tx, _, id) => expireSession(tx, id),
  [`GET ${SESSIONS}/*/line_items`]: (tx, params, id) => listLineItems(tx, params, id),
  [`GET ${INTENTS}`]: listIntents,
  [`GET ${INTENTS}/*`]: (tx, _, id) => findIntent(tx, id),
  [`POST ${INTENTS}/*/cancel`]: (tx, _, id) => refuseToCancelIntent(tx, id),
  'GET /v1/charges': listCharges,
  'GET /v1/charges/*': (tx, _, id) => findCharge(tx, id),
  'POST /v1/refunds': createRefund,
  'GET /v1/refunds': listRefunds,
  'GET /v1/refunds/*': (tx, _, id) => findRefund(tx, id),
  'POST /v1/refunds/*/cancel': (tx, _, id) => cancelRefund(tx, id),
  'GET /v1/disputes': listDisputes,
  'GET /v1/disputes/*': (tx, _, id) => findDispute(tx, id),
  'POST /v1/disputes/*/close': (tx, _, id) => closeDispute(tx, id, 'lost'),
  'GET /v1/events': listEvents,
  'GET /v1/events/*': (tx, _, id) => retrieveEvent(tx, id),
  'GET /v1/balance_transactions': listBalanceTransactions,
  'GET /v1/balance_transactions/*': (tx, _, id) => retrieveBalanceTransaction(tx, id),
};

/** The handler for a call and the id in its path, or undefined for an unknown call. */
export function findRoute(method: string, path: string): { handler: ApiHandler; id: string } | undefined {
  const parts = path.split('/');
  const place = parts[2] === 'checkout' ? 4 : 3;
  const id = parts[place];
  const name = id === undefined ? path : parts.with(place, '*').join('/');
  const handler = ROUTES[`${method} ${name}`];
  return handler && { handler, id: id ?? '' };
}

function listLineItems(tx: Tx, params: Params, id: string): object {
  const url = `${SESSIONS}/${id}/line_items`;
  const { lines } = findSession(tx, id);
  const { data, has_more } = paginate(lines.toReversed(), params, url);
  return listObject(data, url, has_more);
}

function retrieveEvent(tx: Tx, id: string): object {
  const event = tx.get('events', id);
  if (!event) throw notFound('event', id, 'id');
  return eventBody(event, tx.get('deliveries', id)?.status === 'waiting');
}

function retrieveBalanceTransaction(tx: Tx, id: string): object {
  const transaction = tx.get('balance_transactions', id);
  if (!transaction) throw notFound('balance_transaction', id, 'id');
  return transaction;
}
