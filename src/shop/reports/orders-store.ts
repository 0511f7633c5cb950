import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { pageCondition } from '#lib/db/any-of.ts';
import { type Cursor, instantOf, microseconds, queryDirection } from '#lib/db/keyset.ts';
import type { Db } from '#lib/db.ts';
import { type OrderStatus, orderStatuses } from '../orders/order.ts';
import type { StateFacts } from '../orders/order-state.ts';
import { stateColumns } from '../orders/state-store.ts';
import { waysToFind } from './order-search-store.ts';

export interface ListedOrder extends Omit<StateFacts, 'total'> {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly mode: string;
  readonly email: string | null;
  readonly currency: string;
  readonly totalAmount: number;
  readonly refundedAmount: number;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  /** The customer's; empty where it is not known. */
  readonly name: string;
  /** Made for the demo shop: never paid. */
  readonly isPractice: boolean;
  readonly firstTitle: string | null;
  readonly lineCount: number;
  /** `createdAt` in microseconds, for the cursor. */
  readonly key: number;
}

/** What the list filters by: a status, where paid, free and given orders are three, and disputes of any kind. */
export const orderListings = [...orderStatuses, 'free', 'given', 'disputed'] as const;
export type OrderListing = (typeof orderListings)[number];

export interface OrderFilter {
  readonly q?: string | undefined;
  readonly status?: OrderListing | undefined;
  readonly mode?: string | undefined;
  readonly kind?: string | undefined;
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
  /** Of one currency, in minor units, both included. */
  readonly sum?:
    | {
        readonly currency: string;
        readonly least?: number | undefined;
        readonly most?: number | undefined;
      }
    | undefined;
}

/** Orders that match the filter, newest first. */
export async function selectOrders(
  db: Db,
  filter: OrderFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<ListedOrder[]> {
  const direction = queryDirection(cursor, true);
  const at = { from: sql`orders o`, id: sql`o.id`, column: sql`o.created_at`, isDescending: true };
  const list = { ...at, cursor, key: instantOf(cursor?.key ?? ''), limit };
  const rows = await db
    .selectFrom('orders as o')
    .select(['o.id', 'o.number', 'o.status', 'o.mode', 'o.email', 'o.currency'])
    .select(['o.totalAmount', 'o.refundedAmount', 'o.createdAt', 'o.isPractice'])
    .select(stateColumns)
    .select('o.completedAt')
    .select(
      sql<string>`coalesce((select trim(c.first_name || ' ' || c.last_name)
        from customers c where c.id = o.customer_id), '')`.as('name'),
    )
    .select(microseconds(sql<Date>`o.created_at`).as('key'))
    .select(
      sql<
        string | null
      >`(select i.title from order_items i where i.order_id = o.id order by i.position limit 1)`.as(
        'firstTitle',
      ),
    )
    .select(sql<number>`(select count(*) from order_items i where i.order_id = o.id)`.as('lineCount'))
    .where(pageCondition(list, filtersOf(filter), await waysToFind(db, filter)))
    .orderBy('o.createdAt', direction)
    .orderBy('o.id', direction)
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, status: row.status as OrderStatus }));
}

function filtersOf({ status, kind, mode, from, before, sum }: OrderFilter): RawBuilder<SqlBool>[] {
  return [
    ...(status ? [isListedAs(status)] : []),
    ...(kind
      ? [sql<SqlBool>`exists (select 1 from order_items i where i.order_id = o.id and i.kind = ${kind})`]
      : []),
    ...(mode ? [sql<SqlBool>`o.mode = ${mode}`] : []),
    ...(from ? [sql<SqlBool>`o.created_at >= ${from}`] : []),
    ...(before ? [sql<SqlBool>`o.created_at < ${before}`] : []),
    ...(sum ? [sql<SqlBool>`o.currency = ${sum.currency}`] : []),
    ...(sum?.least === undefined ? [] : [sql<SqlBool>`o.total_amount >= ${sum.least}`]),
    ...(sum?.most === undefined ? [] : [sql<SqlBool>`o.total_amount <= ${sum.most}`]),
  ];
}

function isListedAs(status: OrderListing): RawBuilder<SqlBool> {
  if (status === 'disputed')
    return sql`o.id in (select d.order_id from disputes d where d.status in ('inquiry', 'open', 'lost'))`;
  if (status === 'given') return sql`(o.status = 'completed' and o.given_by is not null)`;
  if (status === 'free') return sql`(o.status = 'completed' and o.total_amount = 0 and o.given_by is null)`;
  if (status === 'completed') return sql`(o.status = 'completed' and o.total_amount > 0)`;
  return sql`o.status = ${status}`;
}
