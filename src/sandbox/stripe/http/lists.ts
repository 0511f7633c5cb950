import type { Act } from '../state/act.ts';
import { eventBody } from '../webhooks/event.ts';
import type { Params } from './form-body.ts';
import { isCreatedWithin, page } from './list-page.ts';
import { list, text, truth } from './params.ts';

type Row = { id: string; created: number };

/** The rows whose every field named in `fields` is what the caller asked for. */
function matching<T extends Row>(rows: T[], params: Params, fields: (keyof T & string)[]): T[] {
  const wanted = fields.map((field) => [field, text(params[field], field)] as const);
  const asked = wanted.filter(([, value]) => value !== null);
  return rows.filter(
    (row) => isCreatedWithin(row.created, params) && asked.every(([field, value]) => row[field] === value),
  );
}

export function listSessions(act: Act, params: Params): object {
  const sessions = act.all('sessions').map((record) => record.session);
  const found = matching(sessions, params, ['payment_intent', 'status', 'customer']);
  const details = params['customer_details'];
  const email = typeof details === 'object' && !Array.isArray(details) ? details['email'] : undefined;
  const mine = email ? found.filter((session) => session.customer_details?.email === email) : found;
  return page(mine, params, '/v1/checkout/sessions');
}

export function listIntents(act: Act, params: Params): object {
  return page(matching(act.all('payment_intents'), params, ['customer']), params, '/v1/payment_intents');
}

export function listCharges(act: Act, params: Params): object {
  const found = matching(act.all('charges'), params, ['payment_intent', 'customer']);
  return page(found, params, '/v1/charges');
}

export function listRefunds(act: Act, params: Params): object {
  return page(matching(act.all('refunds'), params, ['charge', 'payment_intent']), params, '/v1/refunds');
}

export function listDisputes(act: Act, params: Params): object {
  return page(matching(act.all('disputes'), params, ['charge', 'payment_intent']), params, '/v1/disputes');
}

export function listBalance(act: Act, params: Params): object {
  const found = matching(act.all('balance_transactions'), params, ['source', 'type', 'currency']);
  return page(found, params, '/v1/balance_transactions');
}

/** Events by `type`, `types[]`, `created` and `delivery_success`. */
export function listEvents(act: Act, params: Params): object {
  const types = list(params['types'], 'types');
  const success = truth(params['delivery_success'], 'delivery_success');
  const found = act.all('events').filter((event) => {
    if (!isCreatedWithin(event.created, params)) return false;
    if (types.length > 0 && !types.includes(event.type)) return false;
    if (success === null) return true;
    return success === ((act.get('deliveries', event.id)?.status ?? 'delivered') === 'delivered');
  });
  const type = text(params['type'], 'type');
  const wanted = type === null ? found : found.filter((event) => isOfType(event.type, type));
  const { data, ...rest } = page(wanted, params, '/v1/events');
  const isPending = (id: string) => act.get('deliveries', id)?.status === 'waiting';
  return { ...rest, data: data.map((event) => eventBody(event, isPending(event.id))) };
}

/** `charge.*` stands for every type that begins with `charge.`. */
function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
