import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { statement, type ValueOf } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';
import { memoize } from '#lib/memoize.ts';
import type { Sort } from './list-query.ts';

/** What stands on a shelf, as the database is asked for it. */
export interface Wanted {
  readonly kind: string;
  readonly q?: string | undefined;
  /** Any of these categories; every one without it. */
  readonly categoryIds?: readonly string[] | undefined;
  /** Any of these combinations, as cells name them; every one without it. */
  readonly facets?: readonly string[] | undefined;
}

/** How many products share a category and a combination of facets. */
export interface Cell {
  readonly categoryId: string | null;
  readonly facets: string;
  readonly count: number;
}

/** Every combination on the shelf with its number: all that counts of a list are made from. */
export function listCells(db: Db, { kind, q }: Pick<Wanted, 'kind' | 'q'>): Promise<readonly Cell[]> {
  return q ? cellsFound(db, { kind, q }) : wholeShelf(db, { kind });
}

const wholeShelf = statement<Cell, { kind: string }>((db, value) =>
  db
    .selectFrom('productCells')
    .select(['categoryId', 'facets', 'count'])
    .where('kind', '=', value<string>('kind'))
    .where('count', '>', 0),
);

const cellsFound = statement<Cell, { kind: string; q: string }>(
  (db, value) =>
    db
      .selectFrom('products as p')
      .select(['p.categoryId', 'p.facets', sql<number>`count(*)`.as('count')])
      .where(conditions({ kind: '', q: ' ' }, value))
      .groupBy(['p.categoryId', 'p.facets']),
  { planned: 'each' },
);

/** Everything found for some words: what `listCells` and `listIds` say of it, at the price of one of them. */
export interface Found {
  readonly cells: readonly Cell[];
  readonly ids: readonly string[];
}

/** One for every order. */
const searches = new Map<Sort, (db: Db, page: Page) => Promise<readonly Found[]>>();

/**
 * Counts what is found for the words `q`, and lists one page of it. A frequent word is found in a sixth of the catalogue:
 * going through that is nearly all there is to do, so it is done once.
 */
export async function searchProducts(
  db: Db,
  wanted: { readonly kind: string; readonly q: string },
  sort: Sort,
  at: { limit: number; offset: number },
): Promise<Found> {
  const ask = searches.get(sort) ?? searchInOrder(sort);
  searches.set(sort, ask);
  return foundIn(await ask(db, { ...wanted, ...at }));
}

const cellsIn = memoize(([row]: readonly Found[]): readonly Cell[] => row?.cells ?? []);
const idsIn = memoize(([row]: readonly Found[]): readonly string[] => row?.ids ?? []);
const foundIn = (rows: readonly Found[]): Found => ({ cells: cellsIn(rows), ids: idsIn(rows) });

function searchInOrder(sort: Sort) {
  return statement<Found, Page>(
    (db, value) => ({
      compile: () =>
        sql<Found>`
          with found as materialized (
            select p.id, p.category_id, p.facets, ${ORDER[sort].key(value)} as key
            from products p where ${conditions({ kind: '', q: ' ' }, value)})
          select (
            select coalesce(json_agg(json_build_object('categoryId', category_id, 'facets', facets, 'count', count)), '[]')
            from (select category_id, facets, count(*) as count from found group by 1, 2) as counted) as cells, (
            select coalesce(json_agg(id), '[]')
            from (select id from found order by key ${ORDER[sort].direction}, id
              limit ${value('limit')} offset ${value('offset')}) as page) as ids`.compile(db),
    }),
    { planned: 'each' },
  );
}

interface Page extends Wanted {
  readonly limit: number;
  readonly offset: number;
}

/** One for every order and every choice of conditions. */
const pagesOfIds = new Map<string, (db: Db, page: Page) => Promise<readonly { id: string }[]>>();

/** The ids of one page of the shelf, in order. */
export async function listIds(
  db: Db,
  wanted: Wanted,
  sort: Sort,
  at: { limit: number; offset: number },
): Promise<readonly string[]> {
  const { q, categoryIds, facets } = wanted;
  const shape = [sort, Boolean(q), Boolean(categoryIds), Boolean(facets)].join(' ');
  const ask = pagesOfIds.get(shape) ?? pageOfIds(wanted, sort);
  pagesOfIds.set(shape, ask);
  const rows = await ask(db, { ...wanted, ...at });
  return idsOf(rows);
}

const idsOf = memoize((rows: readonly { id: string }[]): readonly string[] => rows.map(({ id }) => id));

function pageOfIds(wanted: Wanted, sort: Sort) {
  const isWhole = !wanted.q && !wanted.categoryIds && !wanted.facets;
  return statement<{ id: string }, Page>(
    (db, value) =>
      db
        .selectFrom('products as p')
        .select('p.id')
        .where(conditions(wanted, value))
        .orderBy(sql`${ORDER[sort].key(value)} ${ORDER[sort].direction}`)
        .orderBy('p.id')
        .limit(value<number>('limit'))
        .offset(value<number>('offset')),
    { planned: isWhole ? 'once' : 'each' },
  );
}

interface Order {
  readonly key: (value: ValueOf<Wanted>) => RawBuilder<unknown>;
  readonly direction: RawBuilder<unknown>;
}

const UP = sql``;
const DOWN = sql`desc nulls last`;

/** Sorting by name of the allow-list only; equal ones stand in the order of their ids. */
const ORDER: Readonly<Record<Sort, Order>> = {
  relevance: {
    key: (value) => sql`ts_rank(p.search, websearch_to_tsquery('lectern', ${value('q')}))`,
    direction: sql`desc`,
  },
  newest: { key: () => sql`p.published_at`, direction: DOWN },
  title: { key: () => sql`p.title`, direction: UP },
  price: { key: () => sql`p.least_amount`, direction: UP },
  'price-down': { key: () => sql`p.least_amount`, direction: DOWN },
  rating: { key: () => sql`p.rating`, direction: DOWN },
};

/** @param wanted which conditions there are; the values come later. */
function conditions({ q, categoryIds, facets }: Wanted, value: ValueOf<Wanted>): Expression<SqlBool> {
  const all = [sql<SqlBool>`p.kind = ${value('kind')} and p.status = 'published'`];
  if (q) all.push(sql<SqlBool>`p.search @@ websearch_to_tsquery('lectern', ${value('q')})`);
  if (categoryIds) all.push(sql<SqlBool>`p.category_id = any(${value('categoryIds')}::uuid[])`);
  if (facets) all.push(sql<SqlBool>`p.facets = any(${value('facets')}::text[])`);
  return sql.join<SqlBool>(all, sql` and `) as unknown as Expression<SqlBool>;
}

/** Every category, in the order of the shelves. */
export function listCategories(db: Db): Promise<readonly CategoryRow[]> {
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
