import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Statement, statement, type ValueOf } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';
import { memoize, type Stable } from '#lib/memoize.ts';
import type { KindSort } from '../kind.ts';
import { kindNamed } from '../kinds.ts';
import { type CommonSort, sorts } from './list-query.ts';

/** Which published products a list shows. */
export interface ProductCriteria {
  readonly kind: string;
  readonly q?: string | undefined;
  /** Any of these categories; every one without it. */
  readonly categoryIds?: readonly string[] | undefined;
  /** Any of these combinations of facets, as `FacetCount` writes them; every one without it. */
  readonly facets?: readonly string[] | undefined;
}

/** How many products share a category and a combination of facets, `level=beginner length=0`. */
export interface FacetCount {
  readonly categoryId: string | null;
  readonly facets: string;
  readonly count: number;
}

/** The number of products of every combination: all counts of a list are computed from these. */
export function listFacetCounts(
  db: Db,
  { kind, q }: Pick<ProductCriteria, 'kind' | 'q'>,
): Promise<Stable<readonly FacetCount[]>> {
  return q ? countsOfSearch(db, { kind, q }) : countsOfKind(db, { kind });
}

const countsOfKind = statement<FacetCount, { kind: string }>((db, value) =>
  db
    .selectFrom('productCells')
    .select(['categoryId', 'facets', 'count'])
    .where('kind', '=', value<string>('kind'))
    .where('count', '>', 0),
);

const countsOfSearch = statement<FacetCount, { kind: string; q: string }>(
  (db, value) =>
    db
      .selectFrom('products as p')
      .select(['p.categoryId', 'p.facets', sql<number>`count(*)`.as('count')])
      .where(conditions({ kind: '', q: ' ' }, value))
      .groupBy(['p.categoryId', 'p.facets']),
  { planned: 'each' },
);

interface SearchRow {
  readonly facetCounts: readonly FacetCount[];
  readonly ids: readonly string[];
}

/** What `listFacetCounts` and `listIds` return for a search, at the cost of one of them. */
export interface SearchResult extends SearchRow {
  readonly facetCounts: Stable<readonly FacetCount[]>;
}

/** One statement per kind and sort. */
const preparedSearches = new Map<string, Statement<SearchRow, CriteriaPage>>();

/**
 * Counts what a search finds and lists one page of it. A common word matches a sixth of the catalogue, and reading the
 * matches is nearly all the cost, so they are read once.
 */
export async function searchProducts(
  db: Db,
  criteria: { readonly kind: string; readonly q: string },
  sort: string,
  at: { limit: number; offset: number },
): Promise<SearchResult> {
  const name = `${criteria.kind} ${sort}`;
  const ask = preparedSearches.get(name) ?? prepareSearch(sortSql(criteria.kind, sort));
  preparedSearches.set(name, ask);
  const rows = await ask(db, { ...criteria, ...at });
  return { facetCounts: countsOfResult(rows), ids: rows[0]?.ids ?? [] };
}

const countsOfResult = memoize(
  ([row]: readonly SearchRow[]): readonly FacetCount[] => row?.facetCounts ?? [],
);

function prepareSearch({ key, direction }: SortSql) {
  return statement<SearchRow, CriteriaPage>(
    (db, value) => ({
      compile: () =>
        sql<SearchRow>`
          with found as materialized (
            select p.id, p.category_id, p.facets, ${key(value)} as key
            from products p where ${conditions({ kind: '', q: ' ' }, value)})
          select (
            select coalesce(json_agg(json_build_object('categoryId', category_id, 'facets', facets, 'count', count)), '[]')
            from (select category_id, facets, count(*) as count from found group by 1, 2) as counted) as "facetCounts", (
            select coalesce(json_agg(id), '[]')
            from (select id from found order by key ${direction}, id
              limit ${value('limit')} offset ${value('offset')}) as page) as ids`.compile(db),
    }),
    { planned: 'each' },
  );
}

interface CriteriaPage extends ProductCriteria {
  readonly limit: number;
  readonly offset: number;
}

/** One statement per kind, sort and set of conditions. */
const preparedIdPages = new Map<string, Statement<{ id: string }, CriteriaPage>>();

/** The ids of one page, in the order of the sort. */
export async function listIds(
  db: Db,
  criteria: ProductCriteria,
  sort: string,
  at: { limit: number; offset: number },
): Promise<readonly string[]> {
  const { q, categoryIds, facets } = criteria;
  const shape = [criteria.kind, sort, Boolean(q), Boolean(categoryIds), Boolean(facets)].join(' ');
  const ask = preparedIdPages.get(shape) ?? prepareIdPage(criteria, sortSql(criteria.kind, sort));
  preparedIdPages.set(shape, ask);
  const rows = await ask(db, { ...criteria, ...at });
  return rows.map(({ id }) => id);
}

function prepareIdPage(criteria: ProductCriteria, { key, direction }: SortSql) {
  const isUnfiltered = !criteria.q && !criteria.categoryIds && !criteria.facets;
  return statement<{ id: string }, CriteriaPage>(
    (db, value) =>
      db
        .selectFrom('products as p')
        .select('p.id')
        .where(conditions(criteria, value))
        .orderBy(sql`${key(value)} ${direction}`)
        .orderBy('p.id')
        .limit(value<number>('limit'))
        .offset(value<number>('offset')),
    { planned: isUnfiltered ? 'once' : 'each' },
  );
}

interface SortSql {
  readonly key: (value: ValueOf<ProductCriteria>) => RawBuilder<unknown>;
  readonly direction: RawBuilder<unknown>;
}

const UP = sql``;
const DOWN = sql`desc nulls last`;

/** The sorts of every list. Products that compare equal are in the order of their ids. */
const SORT_SQL: Readonly<Record<CommonSort, SortSql>> = {
  relevance: {
    key: (value) => sql`ts_rank(p.search, (select search_query(${value('q')})))`,
    direction: sql`desc`,
  },
  newest: { key: () => sql`p.published_at`, direction: DOWN },
  title: { key: () => sql`p.title`, direction: UP },
  price: { key: () => sql`p.least_amount`, direction: UP },
  'price-down': { key: () => sql`p.least_amount`, direction: DOWN },
  rating: { key: () => sql`p.rating`, direction: DOWN },
};

/** @throws for a sort that neither every list nor this kind has. */
function sortSql(kind: string, name: string): SortSql {
  const own = kindNamed(kind).list.sorts.find((sort) => sort.name === name);
  if (own) return ownSortSql(own);
  const common = sorts.find((sort) => sort === name);
  if (!common) throw new Error(`no such sort: ${name}`);
  return SORT_SQL[common];
}

function ownSortSql({ orderBy, direction }: KindSort): SortSql {
  return { key: () => sql.raw(orderBy), direction: direction === 'desc' ? DOWN : sql`nulls last` };
}

/** @param criteria says which conditions there are; their values are bound later. */
function conditions(
  { q, categoryIds, facets }: ProductCriteria,
  value: ValueOf<ProductCriteria>,
): Expression<SqlBool> {
  const all = [sql<SqlBool>`p.kind = ${value('kind')} and p.status = 'published'`];
  if (q) all.push(sql<SqlBool>`p.search @@ (select search_query(${value('q')}))`);
  if (categoryIds) all.push(sql<SqlBool>`p.category_id = any(${value('categoryIds')}::uuid[])`);
  if (facets) all.push(sql<SqlBool>`p.facets = any(${value('facets')}::text[])`);
  return sql.join<SqlBool>(all, sql` and `) as unknown as Expression<SqlBool>;
}

/** Every category, in the order of the category tree. */
export function listCategories(db: Db): Promise<Stable<readonly CategoryRow[]>> {
  return allCategories(db, {});
}

const allCategories = statement<CategoryRow>((db) =>
  db
    .selectFrom('categories')
    .select(['id', 'parentId', 'slug', 'title', 'description'])
    .orderBy('position')
    .orderBy('title'),
);

export interface CategoryRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
}
