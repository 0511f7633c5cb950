import { listQuery } from '#shop/products/catalogue/list-query.ts';
import { allKinds } from '#shop/products/kinds.ts';

/** Addresses whose pages are the same for every visitor. Whether an answer is cached is up to its own headers. */
const SECTIONS = allKinds().map((kind) => kind.section);
const PUBLIC = new RegExp(
  `^/(?:|(?:${SECTIONS.join('|')})(?:/[a-z0-9-]{1,120})?|api/products(?:/[a-z0-9-]{1,120})?|teachers(?:/[a-z0-9-]{1,120})?|[a-z0-9-]{1,40}\\.xml|robots\\.txt)$`,
);
/** The public addresses that search for `q`. */
const SEARCHING = new RegExp(`^/(?:${SECTIONS.join('|')}|api/products)$`);
/** The parameters that such a page reads; others (utm_source and the like) change nothing. */
const PARAMETERS = new Set([...Object.keys(listQuery.shape), 'section']);
const MAX_KEY_LENGTH = 600;

/**
 * The cache key of an address: the parameters that matter, sorted, without a trailing slash.
 * @returns null for an address that may be personal, and for a search: searches are limited per network, which a page
 * rendered for everybody does not know, and as many can be made up as it takes to push every page out of the cache.
 */
export function cacheKeyOf(url: string): string | null {
  const at = url.indexOf('?');
  const path = withoutTrailingSlash(at < 0 ? url : url.slice(0, at));
  if (!PUBLIC.test(path)) return null;
  if (at < 0) return path;
  const given = new URLSearchParams(url.slice(at + 1));
  if (isSearch(given) && SEARCHING.test(path)) return null;
  const query = [...given].filter(([name, value]) => PARAMETERS.has(name) && name !== 'q' && value);
  if (query.length === 0) return path;
  const key = `${path}?${new URLSearchParams(query.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))}`;
  return key.length > MAX_KEY_LENGTH ? null : key;
}

/** Whether a query searches for something. */
export function isSearch(query: URLSearchParams): boolean {
  return query.getAll('q').some(Boolean);
}

function withoutTrailingSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
