import { listQuery } from '#shop/products/catalogue/list-query.ts';
import { allKinds } from '#shop/products/kinds.ts';

/**
 * Addresses that say nothing about their visitor. What they answer is kept only if it says so itself. Searches are left
 * out: they are counted against whoever asks, and a page for everybody is rendered for nobody.
 */
const SECTIONS = allKinds().map((kind) => kind.section);
const PUBLIC = new RegExp(
  `^/(?:|(?:${SECTIONS.join('|')})(?:/[a-z0-9-]{1,120})?|api/products(?:/[a-z0-9-]{1,120})?|teachers(?:/[a-z0-9-]{1,120})?|[a-z0-9-]{1,40}\\.xml|robots\\.txt)$`,
);
/** The parameters that such a page reads; all others (campaign marks and the like) change nothing. */
const PARAMETERS = new Set([...Object.keys(listQuery.shape), 'section']);
const LONGEST = 600;

/**
 * The address as all who mean the same page share it: the known parameters in one order, no trailing slash.
 * @returns null for an address that may be personal.
 */
export function cacheKeyOf(url: string): string | null {
  const at = url.indexOf('?');
  const path = trimmed(at < 0 ? url : url.slice(0, at));
  if (!PUBLIC.test(path)) return null;
  if (at < 0) return path;
  const query = [...new URLSearchParams(url.slice(at + 1))].filter(
    ([name, value]) => PARAMETERS.has(name) && value,
  );
  if (query.length === 0) return path;
  const key = `${path}?${new URLSearchParams(query.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))}`;
  return key.length > LONGEST ? null : key;
}

function trimmed(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
