import type { Db } from '#lib/db.ts';
import { commonFilters } from './filter.ts';
import { kindNamed } from './kinds.ts';
import { type ListQuery, usualSort } from './list-query.ts';
import type { ProductCard, ProductKind } from './product.ts';
import { correctWords } from './search-words.ts';
import {
  type CategoryBranch,
  combinationsOf,
  type Facet,
  facetsOf,
  idsUnder,
  oneOfEach,
  shelfOf,
  totalOf,
  treeOf,
} from './shelf.ts';
import {
  type CategoryRow,
  type Cell,
  listCategories,
  listCells,
  listIds,
  type Wanted,
} from './shelf-store.ts';
import { type CardRow, findCards } from './store.ts';

/** Cards on one page of a list. */
export const PAGE_SIZE = 24;

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
  const early = isWhole(query) ? pageOf(db, kind, query, {}) : null;
  early?.catch(() => {}); // heard below, unless something else fails first
  const [rows, given] = await Promise.all([listCategories(db), searched(db, kind, query.q)]);
  const { cells, q, corrected } = given;
  const ids = query.category === undefined ? undefined : idsUnder(rows, query.category);
  const total = totalOf(cells, query.chosen, ids);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (query.page > pages) return null;
  const left = { categoryIds: ids && [...ids], facets: combinationsOf(cells, query.chosen) };
  const cards =
    total === 0 ? [] : await (q === query.q && early ? early : pageOf(db, kind, { ...query, q }, left));
  return { cards, total, page: query.page, pages, corrected, ...narrowing(kind, rows, cells, query, ids) };
}

/** Pages further on are sought only once it is known that there are so many. */
const NEAR = 20;

/** Whether a page of it can be had without knowing what stands on the shelf. */
function isWhole({ category, chosen, page }: ListQuery): boolean {
  return category === undefined && Object.keys(chosen).length === 0 && page <= NEAR;
}

/** What is on the shelf for these words, or for what they may have meant. */
async function searched(db: Db, kind: ProductKind, q: string | undefined) {
  const cells = await listCells(db, { kind: kind.name, q });
  const corrected = q && cells.length === 0 ? await correctWords(db, q) : null;
  if (!corrected) return { cells, q, corrected: null };
  const found = await listCells(db, { kind: kind.name, q: corrected });
  return found.length === 0 ? { cells, q, corrected: null } : { cells: found, q: corrected, corrected };
}

async function pageOf(
  db: Db,
  kind: ProductKind,
  { q, sort, page }: ListQuery,
  left: Pick<Wanted, 'categoryIds' | 'facets'>,
): Promise<ProductCard[]> {
  const at = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  return cardsOf(db, kind, await listIds(db, { kind: kind.name, q, ...left }, sort, at));
}

function narrowing(
  kind: ProductKind,
  rows: readonly CategoryRow[],
  cells: readonly Cell[],
  { chosen }: ListQuery,
  ids: ReadonlySet<string> | undefined,
): Pick<Shelf, 'tree' | 'facets'> {
  const filters = [...kind.filters, ...commonFilters];
  return { tree: treeOf(rows, cells, chosen), facets: facetsOf(filters, cells, chosen, ids) };
}

/** How many of the newest are looked through for one from every shelf. */
const NEWEST = 48;

/** The newest of every shelf, for the front page; then the next newest, while there is room. */
export async function featuredProducts(db: Db, kindName: string, count: number): Promise<ProductCard[]> {
  const at = { limit: NEWEST, offset: 0 };
  const ids = await listIds(db, { kind: kindName }, usualSort(undefined), at);
  const [cards, rows] = await Promise.all([cardsOf(db, kindNamed(kindName), ids), listCategories(db)]);
  return oneOfEach(cards, ({ category }) => category && shelfOf(rows, category.slug), count);
}

/** The category tree with its counts for one kind. */
export async function categoryTree(db: Db, kindName: string): Promise<CategoryBranch[]> {
  const [rows, cells] = await Promise.all([listCategories(db), listCells(db, { kind: kindName })]);
  return treeOf(rows, cells, {});
}

/** Cards of one kind in the order of the ids; what is not published is left out. */
export async function cardsOf(db: Db, kind: ProductKind, ids: readonly string[]): Promise<ProductCard[]> {
  const [rows, details] = await Promise.all([findCards(db, ids), kind.load(db, ids)]);
  return rows.map((row) => toCard(kind, row, details.get(row.id)));
}

export function toCard(kind: ProductKind, row: CardRow, details: unknown): ProductCard {
  return {
    id: row.id,
    kind: row.kind,
    section: kind.section,
    slug: row.slug,
    title: row.title,
    description: row.description,
    image: row.image,
    price: { amount: row.prices.amount ?? 0, currency: row.prices.currency ?? 'USD' },
    priceFrom: row.prices.many,
    rating: row.rating,
    ratingCount: row.ratingCount,
    category:
      row.categorySlug && row.categoryTitle ? { slug: row.categorySlug, title: row.categoryTitle } : null,
    facts: details === undefined ? [] : kind.facts(details),
  };
}
