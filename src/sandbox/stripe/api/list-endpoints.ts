import type { Params } from '../http/form-body.ts';
import type { Tx } from '../state/transaction.ts';
import { eventBody } from '../webhooks/event.ts';
import { createdFilter, paginate } from './pagination.ts';
import { readBoolean, readList, readText } from './params.ts';

type Row = { id: string; created: number };

/** The rows that match the caller's filter for each of `fields`. */
function matching<T extends Row>(rows: T[], params: Params, fields: (keyof T & string)[]): T[] {
  const wanted = fields.map((field) => [field, readText(params[field], field)] as const);
  const asked = wanted.filter(([, value]) => value !== null);
  const isWithin = createdFilter(params);
  return rows.filter((row) => isWithin(row.created) && asked.every(([field, value]) => row[field] === value));
}

export function listSessions(tx: Tx, params: Params): object {
  const sessions = tx.all('sessions').map((record) => record.session);
  const found = matching(sessions, params, ['payment_intent', 'status', 'customer']);
  const details = params['customer_details'];
  const email = typeof details === 'object' && !Array.isArray(details) ? details['email'] : undefined;
  const ofEmail = email ? found.filter((session) => session.customer_details?.email === email) : found;
  return paginate(ofEmail, params, '/v1/checkout/sessions');
}

export function listIntents(tx: Tx, params: Params): object {
  return paginate(matching(tx.all('payment_intents'), params, ['customer']), params, '/v1/payment_intents');
}

export function listCharges(tx: Tx, params: Params): object {
  const found = matching(tx.all('charges'), params, ['payment_intent', 'customer']);
  return paginate(found, params, '/v1/charges');
}

export function listRefunds(tx: Tx, params: Params): object {
  return paginate(matching(tx.all('refunds'), params, ['charge', 'payment_intent']), params, '/v1/refunds');
}

export function listDisputes(tx: Tx, params: Params): object {
  return paginate(matching(tx.all('disputes'), params, ['charge', 'payment_intent']), params, '/v1/disputes');
}

export function listBalanceTransactions(tx: Tx, params: Params): object {
  const found = matching(tx.all('balance_transactions'), params, ['source', 'type', 'currency']);
  return paginate(found, params, '/v1/balance_transactions');
}

/** Events by `type`, `types[]`, `created` and `delivery_success`. */
export function listEvents(tx: Tx, params: Params): object {
  const types = readList(params['types'], 'types');
  const success = readBoolean(params['delivery_success'], 'delivery_success');
  const isWithin = createdFilter(params);
  const found = tx.all('events').filter((event) => {
    if (!isWithin(event.created)) return false;
    if (types.length > 0 && !types.includes(event.type)) return false;
    if (success === null) return true;
    return success === ((tx.get('deliveries', event.id)?.status ?? 'delivered') === 'delivered');
  });
  const type = readText(params['type'], 'type');
  const wanted = type === null ? found : found.filter((event) => isOfType(event.type, type));
  const { data, ...rest } = paginate(wanted, params, '/v1/events');
  const isPending = (id: string) => tx.get('deliveries', id)?.status === 'waiting';
  return { ...rest, data: data.map((event) => eventBody(event, isPending(event.id))) };
}

/** `charge.*` stands for every type that begins with `charge.`. */
function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
