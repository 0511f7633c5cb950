import type { Db } from '#lib/db.ts';
import type { Stable } from '#lib/memoize.ts';
import type { ProductKind } from '../kind.ts';
import type { FacetCount } from './cell-store.ts';
import { type ListQuery, limitAndOffset } from './list-query.ts';
import { listFacetCounts, listIds } from './store.ts';

/** Later pages are queried only after the count shows that they exist. */
const MAX_DIRECT_PAGE = 20;

/** Whether a page can be queried before the facets are counted: no filter is chosen. */
export function canListDirectly({ category, chosen, page }: ListQuery): boolean {
  return category === undefined && Object.keys(chosen).length === 0 && page <= MAX_DIRECT_PAGE;
}

export interface FacetedSearch {
  readonly facetCounts: Stable<readonly FacetCount[]>;
  /** The ids of the page, where they were queried beside the counts. */
  readonly ids?: readonly string[];
  /** The words searched for, corrected or not. */
  readonly q: string | undefined;
  readonly corrected: string | null;
}

/** The words of a search that found nothing, corrected; null when no word changes. */
export type Correct = (q: string) => Promise<string | null>;

/** Counts the products of a kind, or those a search finds; if it finds none, those of the corrected words. */
export async function searchWithFacets(
  db: Db,
  kind: ProductKind,
  query: ListQuery,
  correct: Correct,
): Promise<FacetedSearch> {
  const { q, tag } = query;
  if (!q) return { facetCounts: await listFacetCounts(db, { kind: kind.name, tag }), q, corrected: null };
  const asTyped = await runSearch(db, kind, query, q);
  const corrected = asTyped.facetCounts.length === 0 ? await correct(q) : null;
  if (!corrected) return { ...asTyped, q, corrected: null };
  const asCorrected = await runSearch(db, kind, query, corrected);
  return asCorrected.facetCounts.length === 0
    ? { ...asTyped, q, corrected: null }
    : { ...asCorrected, q: corrected, corrected };
}

async function runSearch(
  db: Db,
  kind: ProductKind,
  query: ListQuery,
  q: string,
): Promise<Pick<FacetedSearch, 'facetCounts' | 'ids'>> {
  const criteria = { kind: kind.name, q, tag: query.tag };
  if (!canListDirectly(query)) return { facetCounts: await listFacetCounts(db, criteria) };
  const [facetCounts, ids] = await Promise.all([
    listFacetCounts(db, criteria),
    listIds(db, criteria, query.sort, limitAndOffset(query)),
  ]);
  return { facetCounts, ids };
}
