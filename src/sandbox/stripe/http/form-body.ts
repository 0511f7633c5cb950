import { invalidRequest } from './stripe-errors.ts';

/** A form value as Stripe nests it: `a[b][0]=c` is `{ a: { b: ['c'] } }`. */
export type Param = string | Param[] | { [key: string]: Param };
export type Params = { [key: string]: Param };

const DEPTH = 8;

/** Parses a query or body with bracketed names. Throws Stripe's error for a malformed name. */
export function parseForm(text: string): Params {
  const root: Params = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) setAt(root, pathOfName(name), value, name);
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, toLists(value)]));
}

function pathOfName(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match?.[1]) throw invalidRequest(`Invalid parameter name: ${name}`, name);
  const inner = [...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? '');
  if (inner.length > DEPTH) throw invalidRequest(`Parameter nested too deeply: ${name}`, name);
  return [match[1], ...inner];
}

function setAt(root: Params, path: string[], value: string, name: string): void {
  let at = root;
  path.forEach((part, depth) => {
    const key = part === '' ? String(Object.keys(at).length) : part;
    if (depth === path.length - 1) {
      at[key] = value;
      return;
    }
    at[key] ??= Object.create(null) as Params;
    const next = at[key];
    if (typeof next === 'string' || Array.isArray(next)) throw invalidRequest(`Invalid hash: ${name}`, name);
    at = next;
  });
}

/** Turns every object whose keys are all whole numbers into a list, in the order of the numbers. */
function toLists(value: Param): Param {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, Param] => [key, toLists(inner)]);
  if (entries.length === 0 || !entries.every(([key]) => /^\d+$/.test(key)))
    return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
}
