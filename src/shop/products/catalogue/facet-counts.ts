import type { Db } from '#lib/db.ts';
import type { ProductKind } from '../product.ts';
import { type ListQuery, placeOf } from './list-query.ts';
import { correctWords } from './search-words.ts';
import { type Found, listCells, searchProducts } from './store.ts';

/** Pages further on are sought only once it is known that there are so many. */
const NEAR = 20;

/** Whether a page of it can be had without knowing what stands on the shelf. */
export function isWhole({ category, chosen, page }: ListQuery): boolean {
  return category === undefined && Object.keys(chosen).length === 0 && page <= NEAR;
}

/** All that counts are made from, and, where that comes with it, the ids of the page. */
export interface FacetCounts extends Pick<Found, 'cells'>, Partial<Pick<Found, 'ids'>> {
  /** The words that were searched for in the end. */
  readonly q: string | undefined;
  readonly corrected: string | null;
}

/** What is on the shelf; for the words given, or for what they may have meant. */
export async function loadFacetCounts(db: Db, kind: ProductKind, query: ListQuery): Promise<FacetCounts> {
  const { q } = query;
  if (!q) return { cells: await listCells(db, { kind: kind.name }), q, corrected: null };
  const given = await found(db, kind, query, q);
  const corrected = given.cells.length === 0 ? await correctWords(db, q) : null;
  if (!corrected) return { ...given, q, corrected: null };
  const meant = await found(db, kind, query, corrected);
  return meant.cells.length === 0 ? { ...given, q, corrected: null } : { ...meant, q: corrected, corrected };
}

async function found(
  db: Db,
  kind: ProductKind,
  query: ListQuery,
  q: string,
): Promise<Pick<FacetCounts, 'cells' | 'ids'>> {
  const wanted = { kind: kind.name, q };
  return isWhole(query)
    ? searchProducts(db, wanted, query.sort, placeOf(query))
    : { cells: await listCells(db, wanted) };
}
