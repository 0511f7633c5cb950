import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Statement, statement, type ValueOf } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';
import type { Stable } from '#lib/memoize.ts';
import type { KindSort } from '../kind-sort.ts';
import { kindNamed } from '../kinds.ts';
import type { Tag } from '../product.ts';
import { countCells, countFoundCells, type FacetCount } from './cell-store.ts';
import { type CommonSort, sorts } from './list-query.ts';

/** Which published products a list shows. */
export interface ProductCriteria {
  readonly kind: string;
  readonly q?: string | undefined;
  /** Slug of a tag. */
  readonly tag?: string | undefined;
  /** Any of these categories; every one without it. */
  readonly categoryIds?: readonly string[] | undefined;
  /** Any of these combinations of facets, as `FacetCount` writes them; every one without it. */
  readonly facets?: readonly string[] | undefined;
  /** None of these. */
  readonly otherFacets?: readonly string[] | undefined;
}

/** The number of products of every combination: all counts of a list are computed from these. */
export function listFacetCounts(
  db: Db,
  { kind, q, tag }: Pick<ProductCriteria, 'kind' | 'q' | 'tag'>,
): Promise<Stable<readonly FacetCount[]>> {
  if (tag) return q ? countsOfTaggedSearch(db, { kind, q, tag }) : countsOfTag(db, { kind, tag });
  return q ? countFoundCells(db, kind, q) : countCells(db, kind);
}

interface CriteriaPage extends ProductCriteria {
  readonly limit: number;
  readonly offset: number;
}

const countsOfTag = statement<FacetCount, { kind: string; tag: string }>((db, value) =>
  countProducts(db, conditions({ kind: '', tag: ' ' }, value)),
);

const countsOfTaggedSearch = statement<FacetCount, { kind: string; q: string; tag: string }>(
  (db, value) => countProducts(db, conditions({ kind: '', q: ' ', tag: ' ' }, value)),
  { planned: 'each' },
);

function countProducts(db: Db, where: Expression<SqlBool>) {
  return db
    .selectFrom('products as p')
    .select(['p.categoryId', 'p.facets', sql<number>`count(*)`.as('count')])
    .where(where)
    .groupBy(['p.categoryId', 'p.facets']);
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
  const { q, tag, categoryIds, facets, otherFacets } = criteria;
  const shape = [criteria.kind, sort, ...[q, tag, categoryIds, facets, otherFacets].map(Boolean)].join(' ');
  const ask = preparedIdPages.get(shape) ?? prepareIdPage(criteria, sort);
  preparedIdPages.set(shape, ask);
  const rows = await ask(db, { ...criteria, ...at });
  return rows.map(({ id }) => id);
}

function prepareIdPage(criteria: ProductCriteria, sort: string) {
  if (sort === 'relevance') return prepareRankedPage(criteria);
  const { key, direction } = sortSql(criteria.kind, sort);
  const { q, tag, categoryIds, facets, otherFacets } = criteria;
  const isUnfiltered = ![q, tag, categoryIds, facets, otherFacets].some(Boolean);
  return statement<{ id: string }, CriteriaPage>(
    (db, value) =>
      db
        .selectFrom('products as p')
        .select('p.id')
        .where(conditions(criteria, value))
        .orderBy(sql`${key} ${direction}`)
        .orderBy('p.id')
        .limit(value<number>('limit'))
        .offset(value<number>('offset')),
    { planned: isUnfiltered ? 'once' : 'each' },
  );
}

/** What a search finds, best match first: from the narrow rows of `product_search`, because it reads all that is found. */
function prepareRankedPage(criteria: ProductCriteria) {
  return statement<{ id: string }, CriteriaPage>(
    (db, value) => ({
      compile: () => {
        const all = [sql`s.kind = ${value('kind')}`, sql`s.search @@ (select query from asked)`];
        if (criteria.tag) all.push(sql`s.product_id in (${tagged(value)})`);
        const ofCells = cellConditions(sql.raw('c'), criteria, value);
        const cells = ofCells.length > 0 ? sql`join product_cells c on c.id = s.cell_id` : sql``;
        all.push(...ofCells);
        return sql<{ id: string }>`
          with asked as materialized (select search_query(${value('q')}) as query)
          select s.product_id as id from product_search s ${cells}
          where ${sql.join(all, sql` and `)}
          order by ts_rank(s.search, (select query from asked)) desc, s.product_id
          limit ${value('limit')} offset ${value('offset')}`.compile(db);
      },
    }),
    { planned: 'each' },
  );
}

interface SortSql {
  readonly key: RawBuilder<unknown>;
  readonly direction: RawBuilder<unknown>;
}

const UP = sql``;
const DOWN = sql`desc nulls last`;

/** The sorts of every list, beside relevance. Products that compare equal are in the order of their ids. */
const SORT_SQL: Readonly<Record<Exclude<CommonSort, 'relevance'>, SortSql>> = {
  newest: { key: sql`p.published_at`, direction: DOWN },
  title: { key: sql`p.title`, direction: UP },
  price: { key: sql`p.least_amount`, direction: UP },
  'price-down': { key: sql`p.least_amount`, direction: DOWN },
  rating: { key: sql`p.rating`, direction: DOWN },
};

/** @throws for a sort that neither every list nor this kind has. */
function sortSql(kind: string, name: string): SortSql {
  const own = kindNamed(kind).list.sorts.find((sort) => sort.name === name);
  if (own) return ownSortSql(own);
  const common = sorts.find((sort) => sort === name);
  if (!common || common === 'relevance') throw new Error(`no such sort: ${name}`);
  return SORT_SQL[common];
}

function ownSortSql({ orderBy, direction }: KindSort): SortSql {
  return { key: sql.raw(orderBy), direction: direction === 'desc' ? DOWN : sql`nulls last` };
}

/** @param criteria says which conditions there are; their values are bound later. */
function conditions(criteria: ProductCriteria, value: ValueOf<ProductCriteria>): Expression<SqlBool> {
  const all = [sql<SqlBool>`p.kind = ${value('kind')} and p.status = 'published' and p.is_listed`];
  if (criteria.q) all.push(sql<SqlBool>`p.search @@ (select search_query(${value('q')}))`);
  if (criteria.tag) all.push(sql<SqlBool>`p.id in (${tagged(value)})`);
  all.push(...cellConditions(sql.raw('p'), criteria, value));
  return sql.join<SqlBool>(all, sql` and `) as unknown as Expression<SqlBool>;
}

/** @param of the alias of what has the columns of a cell. */
function cellConditions(
  of: RawBuilder<unknown>,
  { categoryIds, facets, otherFacets }: ProductCriteria,
  value: ValueOf<ProductCriteria>,
): RawBuilder<SqlBool>[] {
  const all: RawBuilder<SqlBool>[] = [];
  if (categoryIds) all.push(sql`${of}.category_id = any(${value('categoryIds')}::uuid[])`);
  if (facets) all.push(sql`${of}.facets = any(${value('facets')}::text[])`);
  if (otherFacets) all.push(sql`${of}.facets <> all(${value('otherFacets')}::text[])`);
  return all;
}

/** Ids of the products with a tag. */
function tagged(value: ValueOf<ProductCriteria>): RawBuilder<unknown> {
  return sql`select pt.product_id from product_tags pt join tags t on t.id = pt.tag_id where t.slug = ${value('tag')}`;
}

/** The tag of a slug, or none. */
export function findTag(db: Db, slug: string): Promise<Stable<readonly Tag[]>> {
  return tagBySlug(db, { slug });
}

const tagBySlug = statement<Tag, { slug: string }>((db, value) =>
  db.selectFrom('tags').select(['slug', 'title']).where('slug', '=', value<string>('slug')),
);
