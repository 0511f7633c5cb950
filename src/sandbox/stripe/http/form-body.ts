import { invalid } from './errors.ts';

/** A form value as Stripe nests it: `a[b][0]=c` is `{ a: { b: ['c'] } }`. */
export type Param = string | Param[] | { [key: string]: Param };
export type Params = { [key: string]: Param };

const DEPTH = 8;

/** Parses a query or body with bracketed names. Throws a Stripe refusal for a name that cannot nest. */
export function parseForm(text: string): Params {
  const root: Params = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) place(root, pathOf(name), value, name);
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, listsIn(value)]));
}

function pathOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match?.[1]) throw invalid(`Invalid parameter name: ${name}`, name);
  const inner = [...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? '');
  if (inner.length > DEPTH) throw invalid(`Parameter nested too deeply: ${name}`, name);
  return [match[1], ...inner];
}

function place(root: Params, path: string[], value: string, name: string): void {
  let at = root;
  path.forEach((part, depth) => {
    const key = part === '' ? String(Object.keys(at).length) : part;
    if (depth === path.length - 1) {
      at[key] = value;
      return;
    }
    at[key] ??= Object.create(null) as Params;
    const next = at[key];
    if (typeof next === 'string' || Array.isArray(next)) throw invalid(`Invalid hash: ${name}`, name);
    at = next;
  });
}

/** Turns every object whose keys are all whole numbers into a list, in the order of the numbers. */
function listsIn(value: Param): Param {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, Param] => [key, listsIn(inner)]);
  if (entries.length === 0 || !entries.every(([key]) => /^\d+$/.test(key)))
    return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
}
