import { type Expression, type SqlBool, sql } from 'kysely';
import type { Db } from '#lib/db.ts';
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
export async function listCells(db: Db, { kind, q }: Pick<Wanted, 'kind' | 'q'>): Promise<Cell[]> {
  if (!q) {
    const cells = db.selectFrom('productCells').select(['categoryId', 'facets', 'count']);
    return cells.where('kind', '=', kind).where('count', '>', 0).execute();
  }
  return db
    .selectFrom('products as p')
    .select(['p.categoryId', 'p.facets', sql<number>`count(*)`.as('count')])
    .where(conditions({ kind, q }))
    .groupBy(['p.categoryId', 'p.facets'])
    .execute();
}

/** The ids of one page of the shelf, in order. */
export async function listIds(
  db: Db,
  wanted: Wanted,
  sort: Sort,
  { limit, offset }: { limit: number; offset: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('products as p')
    .select('p.id')
    .where(conditions(wanted))
    .orderBy(ORDER[sort](wanted.q ?? ''))
    .orderBy('p.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ id }) => id);
}

/** Sorting by name of the allow-list only; equal ones stand in the order of their ids. */
const ORDER: Readonly<Record<Sort, (q: string) => ReturnType<typeof sql>>> = {
  relevance: (q) => sql`ts_rank(p.search, websearch_to_tsquery('lectern', ${q})) desc`,
  newest: () => sql`p.published_at desc nulls last`,
  title: () => sql`p.title`,
  price: () => sql`p.least_amount`,
  'price-down': () => sql`p.least_amount desc nulls last`,
  rating: () => sql`p.rating desc nulls last`,
};

function conditions({ kind, q, categoryIds, facets }: Wanted): Expression<SqlBool> {
  const all = [sql<SqlBool>`p.kind = ${kind} and p.status = 'published'`];
  if (q) all.push(sql<SqlBool>`p.search @@ websearch_to_tsquery('lectern', ${q})`);
  if (categoryIds) all.push(sql<SqlBool>`p.category_id = any(${categoryIds}::uuid[])`);
  if (facets) all.push(sql<SqlBool>`p.facets = any(${facets}::text[])`);
  return sql.join<SqlBool>(all, sql` and `) as unknown as Expression<SqlBool>;
}

/** Every category, in the order of the shelves. */
export async function listCategories(db: Db) {
  return db
    .selectFrom('categories')
    .select(['id', 'parentId', 'slug', 'title', 'description'])
    .orderBy('position')
    .orderBy('title')
    .execute();
}
export type CategoryRow = Awaited<ReturnType<typeof listCategories>>[number];
