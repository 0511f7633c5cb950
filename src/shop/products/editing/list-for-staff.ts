import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { type Edge, instantOf, type KeyShape, microseconds, type PageOf, pageOf } from '#lib/db/keyset.ts';
import type { DB } from '#lib/db/types.ts';
import type { Db } from '#lib/db.ts';
import { type ProductStatus, productStatuses } from './status.ts';

export const staffSorts = ['updated', 'title'] as const;
export type StaffSort = (typeof staffSorts)[number];

const blank = (text: unknown) => (text === '' ? undefined : text);

/** What may stand behind the `?` of the staff's list; nothing else. */
export const staffProductQuery = z.strictObject({
  q: z.preprocess(blank, z.string().trim().max(200).optional()),
  status: z.preprocess(blank, z.enum(productStatuses).optional()),
  sort: z.preprocess(blank, z.enum(staffSorts).default('updated')),
  after: z.preprocess(blank, z.string().max(1000).optional()),
  before: z.preprocess(blank, z.string().max(1000).optional()),
});
export type StaffProductQuery = z.infer<typeof staffProductQuery>;

/** How the key of each sort looks in a cursor. */
export const sortShapes: Readonly<Record<StaffSort, KeyShape>> = { updated: 'instant', title: 'text' };

export interface StaffProduct {
  readonly id: string;
  readonly kind: string;
  readonly slug: string;
  readonly title: string;
  readonly status: ProductStatus;
  readonly category: string | null;
  readonly price: { amount: number; currency: string } | null;
  readonly updatedAt: Date;
}

const SIZE = 50;

const SORTS = {
  updated: { column: sql<Date>`p.updated_at`, key: microseconds(sql<Date>`p.updated_at`), isDown: true },
  title: { column: sql<string>`p.title`, key: sql<string>`p.title`, isDown: false },
} as const satisfies Record<
  StaffSort,
  { column: RawBuilder<unknown>; key: RawBuilder<unknown>; isDown: boolean }
>;

/** Products of every status, one page of 50. @param edge where the page begins; null for the first. */
export async function listStaffProducts(
  db: Db,
  query: StaffProductQuery,
  edge: Edge | null,
): Promise<PageOf<StaffProduct & { key: string | number }>> {
  const { column, key, isDown } = SORTS[query.sort];
  const way = isDown !== (edge?.direction === 'before') ? 'desc' : 'asc';
  const rows = await db
    .selectFrom('products as p')
    .leftJoin('categories as c', 'c.id', 'p.categoryId')
    .select(['p.id', 'p.kind', 'p.slug', 'p.title', 'p.status', 'p.updatedAt', 'c.title as category'])
    .select([PRICE.as('price'), sql<string | number>`${key}`.as('key')])
    .where((is) => is.and(filters(is as ProductIs, query, edge)))
    .orderBy(column, way)
    .orderBy('p.id', way)
    .limit(SIZE + 1)
    .execute();
  return pageOf(
    rows.map((row) => ({ ...row, status: row.status as ProductStatus })),
    edge,
    SIZE,
  );
}

const PRICE = sql<{ amount: number; currency: string } | null>`(
  select jsonb_build_object('amount', v.price_amount, 'currency', v.currency)
  from variants v where v.product_id = p.id and v.withdrawn_at is null order by v.price_amount limit 1)`;

type ProductIs = ExpressionBuilder<DB & { p: DB['products'] }, 'p'>;

function filters(is: ProductIs, { q, status, sort }: StaffProductQuery, edge: Edge | null) {
  const all: Expression<SqlBool>[] = [];
  if (status) all.push(is('p.status', '=', status));
  // Parts of a title or an address, as typed: the signs of LIKE mean themselves.
  if (q) {
    const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    all.push(is.or([is('p.title', 'ilike', part), is('p.slug', 'like', part.toLowerCase())]));
  }
  if (edge) {
    const { column, isDown } = SORTS[sort];
    const key = sort === 'updated' ? instantOf(edge.key) : sql`${edge.key}`;
    const sign = isDown !== (edge.direction === 'before') ? sql`<` : sql`>`;
    all.push(sql<SqlBool>`(${column}, p.id) ${sign} (${key}, ${edge.id}::uuid)`);
  }
  return all;
}

/** How many products stand where, for the list's filter. */
export async function countByStatus(db: Db): Promise<Readonly<Record<ProductStatus, number>>> {
  const rows = await db
    .selectFrom('products')
    .select(['status', (expression) => expression.fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute();
  const counts = Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  return Object.fromEntries(productStatuses.map((status) => [status, counts[status] ?? 0])) as Record<
    ProductStatus,
    number
  >;
}
