import { listQuery } from '#shop/products/catalogue/list-query.ts';
import { allKinds } from '#shop/products/kinds.ts';

/**
 * Addresses whose pages are the same for every visitor. Whether an answer is cached is up to its own headers. Searches
 * are left out: they are rate-limited per network, and a page rendered for everybody knows no network.
 */
const SECTIONS = allKinds().map((kind) => kind.section);
const PUBLIC = new RegExp(
  `^/(?:|(?:${SECTIONS.join('|')})(?:/[a-z0-9-]{1,120})?|api/products(?:/[a-z0-9-]{1,120})?|teachers(?:/[a-z0-9-]{1,120})?|[a-z0-9-]{1,40}\\.xml|robots\\.txt)$`,
);
/** The parameters that such a page reads; others (utm_source and the like) change nothing. */
const PARAMETERS = new Set([...Object.keys(listQuery.shape), 'section']);
const MAX_KEY_LENGTH = 600;

/**
 * The cache key of an address: the parameters that matter, sorted, without a trailing slash.
 * @returns null for an address that may be personal.
 */
export function cacheKeyOf(url: string): string | null {
  const at = url.indexOf('?');
  const path = withoutTrailingSlash(at < 0 ? url : url.slice(0, at));
  if (!PUBLIC.test(path)) return null;
  if (at < 0) return path;
  const query = [...new URLSearchParams(url.slice(at + 1))].filter(
    ([name, value]) => PARAMETERS.has(name) && value,
  );
  if (query.length === 0) return path;
  const key = `${path}?${new URLSearchParams(query.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))}`;
  return key.length > MAX_KEY_LENGTH ? null : key;
}

function withoutTrailingSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
