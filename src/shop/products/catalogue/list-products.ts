import type { Db } from '#lib/db.ts';
import { memoize, type Stable } from '#lib/memoize.ts';
import type { ProductBrief, ProductKind } from '../kind.ts';
import { kindNamed } from '../kinds.ts';
import type { ProductCard, Tag } from '../product.ts';
import { type CardRow, findCards } from '../store.ts';
import {
  buildCategoryTree,
  buildFacets,
  type CategoryBranch,
  categoryIdsUnder,
  type Facet,
  matchingCombinations,
  pickDiverse,
  rootCategoryOf,
  totalCount,
} from './build-facets.ts';
import { type CategoryRow, listCategories } from './category-store.ts';
import type { FacetCount } from './cell-store.ts';
import { chosenByGroup } from './facet-groups.ts';
import { type FilterText, offeredFilters } from './filter.ts';
import { filterTextsOf } from './filter-texts.ts';
import { type ListQuery, limitAndOffset, PAGE_SIZE } from './list-query.ts';
import { availabilityOfProducts, readAvailability } from './product-availability.ts';
import { type Correct, canListDirectly, searchWithFacets } from './search-with-facets.ts';
import { correctWords } from './search-words.ts';
import { findTag, listFacetCounts, listIds, type ProductCriteria } from './store.ts';
import { toCard } from './to-card.ts';

export interface ProductListPage {
  readonly cards: readonly ProductCard[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** The tag that all of them have, if one was asked for and exists. */
  readonly tag: Tag | null;
  readonly tree: readonly CategoryBranch[];
  readonly facets: readonly Facet[];
  /** The corrected words that were searched for, when the words as typed found nothing. */
  readonly corrected: string | null;
}

/**
 * A search through several kinds at once, each as a first page. What is found in no product of any kind is corrected
 * once for all of them.
 */
export async function searchKinds(
  db: Db,
  kinds: readonly ProductKind[],
  query: ListQuery,
): Promise<{ readonly kind: ProductKind; readonly list: ProductListPage }[]> {
  let corrected: Promise<string | null> | undefined;
  const correct: Correct = (q) => {
    corrected ??= correctWords(db, q);
    return corrected;
  };
  const lists = await Promise.all(
    kinds.map(async (kind) => ({ kind, list: await listProducts(db, kind, query, correct) })),
  );
  return lists.flatMap(({ kind, list }) => (list && list.total > 0 ? [{ kind, list }] : []));
}

/** One page of the published products of a kind; null when the page is past the end. */
export async function listProducts(
  db: Db,
  kind: ProductKind,
  query: ListQuery,
  correct: Correct = (q) => correctWords(db, q),
): Promise<Stable<ProductListPage> | null> {
  const early = canListDirectly(query) && !query.q ? loadPageCards(db, kind, query, {}) : null;
  // Awaited below; without this an earlier error there would leave an unhandled rejection.
  early?.catch(() => {});
  const [rows, search, tags] = await Promise.all([
    listCategories(db),
    searchWithFacets(db, kind, query, correct),
    query.tag ? findTag(db, query.tag) : noTag(),
  ]);
  const { facetCounts, ids, q, corrected } = search;
  const texts = await filterTextsOf(db, kind, facetCounts);
  const summary = summaryOf(kind.name, rows, facetCounts, texts, JSON.stringify(query));
  const { total, pages, criteria } = summary;
  if (query.page > pages) return null;
  if (total === 0) return assemblePage(summary, noCards(), query.page, corrected, tags);
  const cards = await (early ??
    (ids ? cardsOf(db, kind, ids) : loadPageCards(db, kind, { ...query, q }, criteria)));
  return assemblePage(summary, cards, query.page, corrected, tags);
}

/** What a list shows beside its cards, and the criteria for its cards. */
interface ListSummary extends Pick<ProductListPage, 'total' | 'pages' | 'tree' | 'facets'> {
  readonly criteria: Pick<ProductCriteria, 'categoryIds' | 'facets' | 'otherFacets'>;
}

const summaryOf = memoize(
  (
    kindName: string,
    rows: readonly CategoryRow[],
    facetCounts: readonly FacetCount[],
    texts: readonly FilterText[],
    queryText: string,
  ): ListSummary => {
    const { category, chosen: typed }: ListQuery = JSON.parse(queryText);
    const filters = [...kindNamed(kindName).list.filters, ...offeredFilters()];
    const chosen = chosenByGroup(filters, typed);
    const ids = category === undefined ? undefined : categoryIdsUnder(rows, category);
    const total = totalCount(facetCounts, chosen, ids);
    return {
      total,
      pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
      criteria: { categoryIds: ids && [...ids], ...matchingCombinations(facetCounts, chosen) },
      tree: buildCategoryTree(rows, facetCounts, chosen),
      facets: buildFacets(filters, facetCounts, chosen, ids, texts),
    };
  },
);

const noTag = memoize((): readonly Tag[] => []);
const noCards = memoize((): readonly ProductCard[] => []);

const assemblePage = memoize(
  (
    summary: ListSummary,
    cards: readonly ProductCard[],
    page: number,
    corrected: string | null,
    tags: readonly Tag[],
  ): ProductListPage => {
    const { total, pages, tree, facets } = summary;
    return { cards, total, page, pages, corrected, tag: tags[0] ?? null, tree, facets };
  },
);

async function loadPageCards(
  db: Db,
  kind: ProductKind,
  query: ListQuery,
  criteria: ListSummary['criteria'],
): Promise<Stable<readonly ProductCard[]>> {
  const { q, tag, sort } = query;
  return cardsOf(
    db,
    kind,
    await listIds(db, { kind: kind.name, q, tag, ...criteria }, sort, limitAndOffset(query)),
  );
}

/** How many products `firstOfCategories` chooses from. */
const FIRST_CONSIDERED = 48;

/** For the front page: the first product of every top category in the usual sort, then the next ones. */
export async function firstOfCategories(
  db: Db,
  kind: ProductKind,
  count: number,
): Promise<readonly ProductCard[]> {
  const at = { limit: FIRST_CONSIDERED, offset: 0 };
  const ids = await listIds(db, { kind: kind.name }, kind.list.usualSort, at);
  const [cards, rows] = await Promise.all([cardsOf(db, kind, ids), listCategories(db)]);
  return pickDiverse(cards, ({ category }) => category && rootCategoryOf(rows, category.slug), count);
}

/** For each kind the category tree with the number of its products in each. */
export async function loadCategoryTrees<Kind extends ProductKind>(
  db: Db,
  kinds: readonly Kind[],
): Promise<{ readonly kind: Kind; readonly tree: readonly CategoryBranch[] }[]> {
  const [rows, ...counts] = await Promise.all([
    listCategories(db),
    ...kinds.map(({ name }) => listFacetCounts(db, { kind: name })),
  ]);
  return kinds.map((kind, at) => ({ kind, tree: buildCategoryTree(rows, counts[at] ?? [], {}) }));
}

/** Cards of one kind in the order of the ids; only published ones. */
export async function cardsOf(
  db: Db,
  kind: ProductKind,
  ids: readonly string[],
): Promise<Stable<readonly ProductCard[]>> {
  if (ids.length === 0) return noCards();
  const [rows, availability, briefs] = await Promise.all([
    findCards(db, ids),
    availabilityOfProducts(db, kind, ids),
    kind.list.briefs(db, { productIds: ids }),
  ]);
  return cardsFrom(kind.name, rows, briefs, availability);
}

const cardsFrom = memoize(
  (
    kindName: string,
    rows: readonly CardRow[],
    briefs: readonly ProductBrief[],
    availabilityText: string | null,
  ): readonly ProductCard[] => {
    const kind = kindNamed(kindName);
    const byProduct = new Map(briefs.map((brief) => [brief.productId, brief]));
    const states = availabilityText === null ? null : readAvailability(availabilityText);
    return rows.map((row) => toCard(kind, row, byProduct.get(row.id), states?.get(row.id)));
  },
);
