import type { Param } from '../http/form-body.ts';
import { invalidRequest } from '../http/stripe-errors.ts';
import type { StoreTx } from '../state/store.ts';
import { listObject } from './pagination.ts';
import { readList, readText } from './params.ts';

type Json = Record<string, unknown>;

/** Replaces ids by their objects for each path of `expand[]`. Throws Stripe's error for a path that has no object. */
export function expand(draft: Pick<StoreTx, 'get' | 'all'>, body: object, value: Param | undefined): object {
  const paths = readList(value, 'expand').map((path, index) => readText(path, `expand[${index}]`) ?? '');
  return paths.reduce((expanded, path) => expandPath(draft, expanded as Json, path.split('.'), path), body);
}

function expandPath(draft: Pick<StoreTx, 'get' | 'all'>, thing: Json, path: string[], whole: string): Json {
  const [name = '', ...rest] = path;
  const inner = (value: unknown) =>
    rest.length > 0 && value !== null ? expandPath(draft, value as Json, rest, whole) : value;
  if (thing['object'] === 'list' && name === 'data') {
    return { ...thing, data: (thing['data'] as Json[]).map(inner) };
  }
  const value = thing[name];
  const found =
    expandableList(draft, thing, name) ?? (typeof value === 'string' ? objectOf(draft, value) : value);
  if (found === null) return thing;
  if (typeof found !== 'object') {
    throw invalidRequest(`This property cannot be expanded (${whole}).`, 'expand');
  }
  return { ...thing, [name]: inner(found) };
}

/** Lists that an object contains only when they are expanded. */
function expandableList(draft: Pick<StoreTx, 'get' | 'all'>, thing: Json, name: string): object | undefined {
  const id = String(thing['id']);
  if (thing['object'] === 'checkout.session' && name === 'line_items') {
    return listObject(draft.get('sessions', id)?.lines ?? [], `/v1/checkout/sessions/${id}/line_items`);
  }
  if (thing['object'] === 'charge' && name === 'refunds') {
    const refunds = draft.all('refunds').filter((refund) => refund.charge === id);
    return listObject(refunds.reverse().slice(0, 10), `/v1/charges/${id}/refunds`);
  }
  return undefined;
}

function objectOf({ get }: Pick<StoreTx, 'get'>, id: string): object | undefined {
  const prefix = id.slice(0, id.indexOf('_'));
  if (prefix === 'cs') return get('sessions', id)?.session;
  if (prefix === 'pi') return get('payment_intents', id);
  if (prefix === 'ch' || prefix === 'py') return get('charges', id);
  if (prefix === 're' || prefix === 'pyr') return get('refunds', id);
  if (prefix === 'du') return get('disputes', id);
  return prefix === 'txn' ? get('balance_transactions', id) : undefined;
}
