import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Cursor, instantOf, isBeyond, microseconds, queryDirection } from '#lib/db/keyset.ts';
import { containing } from '#lib/db/like.ts';
import type { DB } from '#lib/db/types.ts';
import type { Db } from '#lib/db.ts';
import { type ProductStatus, productStatuses } from './status.ts';

export type StaffSort = 'updated' | 'title';

export interface StaffProductFilter {
  /** A part of a title or a slug. */
  readonly q?: string | undefined;
  readonly status?: ProductStatus | undefined;
  readonly sort: StaffSort;
}

export interface StaffProduct {
  readonly id: string;
  readonly kind: string;
  readonly slug: string;
  readonly title: string;
  readonly status: ProductStatus;
  readonly category: string | null;
  /** Of its title, ISO 639-1; null where its kind has none. */
  readonly language: string | null;
  /** Of the cheapest variant on sale. */
  readonly price: { amount: number; currency: string } | null;
  readonly updatedAt: Date;
  /** The value sorted by, for the cursor. */
  readonly key: string | number;
}

const SORTS = {
  updated: {
    column: sql<Date>`p.updated_at`,
    key: microseconds(sql<Date>`p.updated_at`),
    isDescending: true,
  },
  title: { column: sql<string>`p.title`, key: sql<string>`p.title`, isDescending: false },
} as const satisfies Record<
  StaffSort,
  { column: RawBuilder<unknown>; key: RawBuilder<unknown>; isDescending: boolean }
>;

/** Products of every status that match the filter. */
export async function selectStaffProducts(
  db: Db,
  filter: StaffProductFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<StaffProduct[]> {
  const { column, key, isDescending } = SORTS[filter.sort];
  const direction = queryDirection(cursor, isDescending);
  const rows = await db
    .selectFrom('products as p')
    .leftJoin('categories as c', 'c.id', 'p.categoryId')
    .select(['p.id', 'p.kind', 'p.slug', 'p.title', 'p.language', 'p.status', 'p.updatedAt'])
    .select('c.title as category')
    .select([PRICE.as('price'), sql<string | number>`${key}`.as('key')])
    .where((is) => is.and(conditions(is as ProductBuilder, filter, cursor)))
    .orderBy(column, direction)
    .orderBy('p.id', direction)
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, status: row.status as ProductStatus }));
}

const PRICE = sql<{ amount: number; currency: string } | null>`(
  select jsonb_build_object('amount', v.price_amount, 'currency', v.currency)
  from variants v where v.product_id = p.id and v.withdrawn_at is null order by v.price_amount limit 1)`;

type ProductBuilder = ExpressionBuilder<DB & { p: DB['products'] }, 'p'>;

function conditions(is: ProductBuilder, { q, status, sort }: StaffProductFilter, cursor: Cursor | null) {
  const all: Expression<SqlBool>[] = [];
  if (status) all.push(is('p.status', '=', status));
  if (q) {
    const pattern = containing(q);
    all.push(is.or([is('p.title', 'ilike', pattern), is('p.slug', 'like', pattern.toLowerCase())]));
  }
  if (cursor) {
    const { column, isDescending } = SORTS[sort];
    const key = sort === 'updated' ? instantOf(cursor.key) : sql`${cursor.key}`;
    all.push(isBeyond(cursor, { column, id: sql`p.id`, key }, isDescending));
  }
  return all;
}

/** The number of products by status. */
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
