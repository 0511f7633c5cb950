import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { pageCondition } from '#lib/db/any-of.ts';
import { type Cursor, instantOf, microseconds, queryDirection } from '#lib/db/keyset.ts';
import type { Db } from '#lib/db.ts';
import { hasEmailPart } from '../customers/email-part-store.ts';
import type { OrderStatus } from '../orders/order.ts';
import type { StateFacts } from '../orders/order-state.ts';
import { stateColumns } from '../orders/state-store.ts';
import { hasName } from './order-search-store.ts';

export interface ListedCustomer {
  readonly id: string;
  readonly email: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly hasAccount: boolean;
  readonly isProven: boolean;
  readonly createdAt: Date;
  /** Made for the demo shop. */
  readonly isPractice: boolean;
  /** Orders that were paid; practice orders are not counted. */
  readonly orderCount: number;
  /** `createdAt` in microseconds, for the cursor. */
  readonly key: number;
}

export interface CustomerFilter {
  readonly q?: string | undefined;
  readonly account?: 'yes' | 'no' | undefined;
}

/** Customers that are not erased, newest first. */
export async function selectCustomers(
  db: Db,
  { q, account }: CustomerFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<ListedCustomer[]> {
  const direction = queryDirection(cursor, true);
  const at = { from: sql`customers c`, id: sql`c.id`, column: sql`c.created_at`, isDescending: true };
  const filters = [
    sql<SqlBool>`c.email is not null`,
    ...(account
      ? [account === 'yes' ? sql<SqlBool>`c.user_id is not null` : sql<SqlBool>`c.user_id is null`]
      : []),
  ];
  const list = { ...at, cursor, key: instantOf(cursor?.key ?? ''), limit };
  return db
    .selectFrom('customers as c')
    .select(['c.id', 'c.email', 'c.firstName', 'c.lastName', 'c.createdAt', 'c.isPractice'])
    .select([
      sql<boolean>`c.user_id is not null`.as('hasAccount'),
      sql<boolean>`c.email_proven_at is not null`.as('isProven'),
      microseconds(sql<Date>`c.created_at`).as('key'),
    ])
    .select(
      sql<number>`(select count(*) from orders o
        where o.customer_id = c.id and o.completed_at is not null and o.total_amount > 0 and not o.is_practice)`.as(
        'orderCount',
      ),
    )
    .where(pageCondition(list, filters, waysOf(q)))
    .orderBy('c.createdAt', direction)
    .orderBy('c.id', direction)
    .limit(limit)
    .execute();
}

/** Each way in which a text finds a customer. */
function waysOf(q: string | undefined): RawBuilder<SqlBool>[] {
  if (!q) return [];
  if (/^ord-\d/i.test(q))
    return [sql`c.id in (select o.customer_id from orders o where o.number = ${q.toUpperCase()})`];
  const card = /^\d{4}$/.test(q)
    ? [
        sql<SqlBool>`c.id in (select o.customer_id from payments p join orders o on o.id = p.order_id
          where p.status = 'succeeded' and p.last_four = ${q})`,
      ]
    : [];
  return [hasEmailPart('c', q), hasName('c', q), ...card];
}

/** A customer with its account. @param key the folded address. */
export async function findCustomer(db: Db, key: string) {
  const row = await db
    .selectFrom('customers as c')
    .leftJoin('users as u', 'u.id', 'c.userId')
    .select(['c.id', 'c.email', 'c.firstName', 'c.lastName', 'c.createdAt', 'c.emailProvenAt as provenAt'])
    .select('c.isPractice')
    .select(['u.role', 'u.banned', 'u.createdAt as accountCreatedAt'])
    .where('c.emailKey', '=', key)
    .executeTakeFirst();
  return row ?? null;
}

export interface CustomerOrder extends Omit<StateFacts, 'total'> {
  readonly number: string;
  readonly status: OrderStatus;
  readonly totalAmount: number;
  readonly refundedAmount: number;
  readonly currency: string;
  readonly createdAt: Date;
  readonly isPractice: boolean;
}

export interface OwnedByCustomer {
  readonly orderItemId: string;
  readonly orderNumber: string;
  readonly kind: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly slug: string;
  /** Bought, and still the customer's. */
  readonly quantity: number;
  readonly units: number;
  readonly grantedAt: Date;
}

/** What a customer's orders gave, latest first, also what was taken back; at most 200. */
export async function listOwnedByCustomer(db: Db, customerId: string): Promise<OwnedByCustomer[]> {
  return db
    .selectFrom('entitlements as e')
    .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .innerJoin('products as p', 'p.id', 'i.productId')
    .select(['e.orderItemId', 'o.number as orderNumber', 'i.kind', 'i.title', 'i.variantTitle', 'p.slug'])
    .select(['i.quantity', 'e.units', 'e.grantedAt'])
    .where('o.customerId', '=', customerId)
    .orderBy('e.grantedAt', 'desc')
    .orderBy('i.position')
    .limit(200)
    .execute();
}

/** The latest 100 orders of a customer. */
export async function listCustomerOrders(db: Db, customerId: string): Promise<CustomerOrder[]> {
  const rows = await db
    .selectFrom('orders as o')
    .select(['number', 'status', 'totalAmount', 'refundedAmount', 'currency', 'createdAt', 'isPractice'])
    .select(stateColumns)
    .where('customerId', '=', customerId)
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, status: row.status as OrderStatus }));
}
