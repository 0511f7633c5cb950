import type { Db } from '#lib/db.ts';
import { memoize } from '#lib/memoize.ts';
import { kindNamed } from '../kinds.ts';
import type { ProductCard, ProductKind } from '../product.ts';
import { type CardRow, findCards } from '../store.ts';
import { isWhole, loadFacetCounts } from './facet-counts.ts';
import {
  type CategoryBranch,
  categoryContents,
  combinationsOf,
  type Facet,
  facetsOf,
  idsUnder,
  oneOfEach,
  totalOf,
  treeOf,
} from './facets.ts';
import { commonFilters } from './filter.ts';
import { type ListQuery, PAGE_SIZE, placeOf, usualSort } from './list-query.ts';
import { type CategoryRow, type Cell, listCategories, listCells, listIds, type Wanted } from './store.ts';

export interface Shelf {
  readonly cards: readonly ProductCard[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly tree: readonly CategoryBranch[];
  readonly facets: readonly Facet[];
  /** What was searched for instead, where the words as given were found nowhere. */
  readonly corrected: string | null;
}

/** One page of the published products of a kind; null when the page lies past the end. */
export async function listProducts(db: Db, kind: ProductKind, query: ListQuery): Promise<Shelf | null> {
  const early = isWhole(query) && !query.q ? pageOf(db, kind, query, {}) : null;
  early?.catch(() => {}); // heard below, unless something else fails first
  const [rows, given] = await Promise.all([listCategories(db), loadFacetCounts(db, kind, query)]);
  const { cells, ids, q, corrected } = given;
  const frame = frameOf(kind.name, rows, cells, JSON.stringify(query));
  const { total, pages, left } = frame;
  if (query.page > pages) return null;
  if (total === 0) return filled(frame, NO_CARDS, query.page, corrected);
  const cards = await (early ?? (ids ? cardsOf(db, kind, ids) : pageOf(db, kind, { ...query, q }, left)));
  return filled(frame, cards, query.page, corrected);
}

/** What a list shows beside its cards, and which of the products it shows. */
interface Frame extends Pick<Shelf, 'total' | 'pages' | 'tree' | 'facets'> {
  readonly left: Pick<Wanted, 'categoryIds' | 'facets'>;
}

const frameOf = memoize(
  (kindName: string, rows: readonly CategoryRow[], cells: readonly Cell[], queryText: string): Frame => {
    const { category, chosen }: ListQuery = JSON.parse(queryText);
    const kind = kindNamed(kindName);
    const ids = category === undefined ? undefined : idsUnder(rows, category);
    const total = totalOf(cells, chosen, ids);
    return {
      total,
      pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
      left: { categoryIds: ids && [...ids], facets: combinationsOf(cells, chosen) },
      tree: treeOf(rows, cells, chosen),
      facets: facetsOf([...kind.filters, ...commonFilters], cells, chosen, ids),
    };
  },
);

const NO_CARDS: readonly ProductCard[] = [];

const filled = memoize(
  (frame: Frame, cards: readonly ProductCard[], page: number, corrected: string | null): Shelf => {
    const { total, pages, tree, facets } = frame;
    return { cards, total, page, pages, corrected, tree, facets };
  },
);

async function pageOf(
  db: Db,
  kind: ProductKind,
  query: ListQuery,
  left: Pick<Wanted, 'categoryIds' | 'facets'>,
): Promise<readonly ProductCard[]> {
  const { q, sort } = query;
  return cardsOf(db, kind, await listIds(db, { kind: kind.name, q, ...left }, sort, placeOf(query)));
}

/** How many of the newest are looked through for one from every shelf. */
const NEWEST = 48;

/** The newest of every shelf, for the front page; then the next newest, while there is room. */
export async function featuredProducts(
  db: Db,
  kindName: string,
  count: number,
): Promise<readonly ProductCard[]> {
  const at = { limit: NEWEST, offset: 0 };
  const ids = await listIds(db, { kind: kindName }, usualSort(undefined), at);
  const [cards, rows] = await Promise.all([cardsOf(db, kindNamed(kindName), ids), listCategories(db)]);
  return oneOfEach(cards, ({ category }) => category && categoryContents(rows, category.slug), count);
}

/** The category tree with its counts for one kind. */
export async function categoryTree(db: Db, kindName: string): Promise<CategoryBranch[]> {
  const [rows, cells] = await Promise.all([listCategories(db), listCells(db, { kind: kindName })]);
  return treeOf(rows, cells, {});
}

/** Cards of one kind in the order of the ids; what is not published is left out. */
export async function cardsOf(
  db: Db,
  kind: ProductKind,
  ids: readonly string[],
): Promise<readonly ProductCard[]> {
  const [rows, briefs] = await Promise.all([findCards(db, ids), kind.loadBriefs(db, ids)]);
  return cardsFrom(kind.name, rows, briefs);
}

const cardsFrom = memoize(
  (
    kindName: string,
    rows: readonly CardRow[],
    briefs: ReadonlyMap<string, unknown>,
  ): readonly ProductCard[] => {
    const kind = kindNamed(kindName);
    return rows.map((row) => toCard(kind, row, briefs.get(row.id)));
  },
);

/** @param brief what `kind.facts` reads; undefined where there is nothing of it. */
export function toCard(kind: ProductKind, row: CardRow, brief: unknown): ProductCard {
  return {
    id: row.id,
    kind: row.kind,
    section: kind.section,
    slug: row.slug,
    title: row.title,
    description: row.description,
    image: row.image,
    price: { amount: row.prices?.amount ?? 0, currency: row.prices?.currency ?? 'USD' },
    priceFrom: row.prices?.many ?? false,
    rating: row.rating,
    ratingCount: row.ratingCount,
    category:
      row.categorySlug && row.categoryTitle ? { slug: row.categorySlug, title: row.categoryTitle } : null,
    facts: brief === undefined ? [] : kind.facts(brief),
  };
}
