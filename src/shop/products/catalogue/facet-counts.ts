import type { Db } from '#lib/db.ts';
import type { ProductKind } from '../product.ts';
import { type ListQuery, limitAndOffset } from './list-query.ts';
import { correctWords } from './search-words.ts';
import { listFacetCounts, type SearchResult, searchProducts } from './store.ts';

/** Pages further on are sought only once it is known that there are so many. */
const MAX_DIRECT_PAGE = 20;

/** Whether a page of it can be had without knowing what stands on the shelf. */
export function canListDirectly({ category, chosen, page }: ListQuery): boolean {
  return category === undefined && Object.keys(chosen).length === 0 && page <= MAX_DIRECT_PAGE;
}

/** All that counts are made from, and, where that comes with it, the ids of the page. */
export interface CountedSearch extends Pick<SearchResult, 'facetCounts'>, Partial<Pick<SearchResult, 'ids'>> {
  /** The words that were searched for in the end. */
  readonly q: string | undefined;
  readonly corrected: string | null;
}

/** What is on the shelf; for the words given, or for what they may have meant. */
export async function loadFacetCounts(db: Db, kind: ProductKind, query: ListQuery): Promise<CountedSearch> {
  const { q } = query;
  if (!q) return { facetCounts: await listFacetCounts(db, { kind: kind.name }), q, corrected: null };
  const given = await runSearch(db, kind, query, q);
  const corrected = given.facetCounts.length === 0 ? await correctWords(db, q) : null;
  if (!corrected) return { ...given, q, corrected: null };
  const meant = await runSearch(db, kind, query, corrected);
  return meant.facetCounts.length === 0
    ? { ...given, q, corrected: null }
    : { ...meant, q: corrected, corrected };
}

async function runSearch(
  db: Db,
  kind: ProductKind,
  query: ListQuery,
  q: string,
): Promise<Pick<CountedSearch, 'facetCounts' | 'ids'>> {
  const wanted = { kind: kind.name, q };
  return canListDirectly(query)
    ? searchProducts(db, wanted, query.sort, limitAndOffset(query))
    : { facetCounts: await listFacetCounts(db, wanted) };
}
