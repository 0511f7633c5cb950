import type { Draft } from '../state/store.ts';
import { invalid } from './errors.ts';
import type { Param } from './form-body.ts';
import { listOf } from './list-page.ts';
import { list, text } from './params.ts';

type Thing = Record<string, unknown>;

/** Replaces ids by the objects they name, for each path of `expand[]`. Refuses a path that leads nowhere. */
export function expand(draft: Pick<Draft, 'get' | 'all'>, body: object, value: Param | undefined): object {
  const paths = list(value, 'expand').map((path, index) => text(path, `expand[${index}]`) ?? '');
  return paths.reduce((expanded, path) => expandPath(draft, expanded as Thing, path.split('.'), path), body);
}

function expandPath(draft: Pick<Draft, 'get' | 'all'>, thing: Thing, path: string[], whole: string): Thing {
  const [name = '', ...rest] = path;
  const inner = (value: unknown) =>
    rest.length > 0 && value !== null ? expandPath(draft, value as Thing, rest, whole) : value;
  if (thing['object'] === 'list' && name === 'data') {
    return { ...thing, data: (thing['data'] as Thing[]).map(inner) };
  }
  const value = thing[name];
  const found = listIn(draft, thing, name) ?? (typeof value === 'string' ? objectOf(draft, value) : value);
  if (found === null) return thing;
  if (typeof found !== 'object') {
    throw invalid(`This property cannot be expanded (${whole}).`, 'expand');
  }
  return { ...thing, [name]: inner(found) };
}

/** Lists that an object shows only when asked to. */
function listIn(draft: Pick<Draft, 'get' | 'all'>, thing: Thing, name: string): object | undefined {
  const id = String(thing['id']);
  if (thing['object'] === 'checkout.session' && name === 'line_items') {
    return listOf(draft.get('sessions', id)?.lines ?? [], `/v1/checkout/sessions/${id}/line_items`);
  }
  if (thing['object'] === 'charge' && name === 'refunds') {
    const refunds = draft.all('refunds').filter((refund) => refund.charge === id);
    return listOf(refunds.reverse().slice(0, 10), `/v1/charges/${id}/refunds`);
  }
  return undefined;
}

function objectOf({ get }: Pick<Draft, 'get'>, id: string): object | undefined {
  const prefix = id.slice(0, id.indexOf('_'));
  if (prefix === 'cs') return get('sessions', id)?.session;
  if (prefix === 'pi') return get('payment_intents', id);
  if (prefix === 'ch' || prefix === 'py') return get('charges', id);
  if (prefix === 're' || prefix === 'pyr') return get('refunds', id);
  if (prefix === 'du') return get('disputes', id);
  return prefix === 'txn' ? get('balance_transactions', id) : undefined;
}
