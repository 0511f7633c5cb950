import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { type Edge, instantOf, microseconds, type PageOf, pageOf } from '#lib/db/keyset.ts';
import type { Db } from '#lib/db.ts';
import { emailKey } from '../customers/email.ts';
import type { OrderStatus } from '../orders/order.ts';

const blank = (text: unknown) => (text === '' ? undefined : text);

/** What may stand behind the `?` of the list of customers; nothing else. */
export const customerQuery = z.strictObject({
  q: z.preprocess(blank, z.string().trim().max(254).optional()),
  after: z.preprocess(blank, z.string().max(1000).optional()),
  before: z.preprocess(blank, z.string().max(1000).optional()),
});
export type CustomerQuery = z.infer<typeof customerQuery>;

const SIZE = 50;

export interface ListedCustomer {
  readonly id: string;
  readonly email: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly hasAccount: boolean;
  readonly isProven: boolean;
  readonly createdAt: Date;
  readonly orderCount: number;
}

/** Customers, newest first, one page of 50; narrowed by a part of the address. */
export async function listCustomers(
  db: Db,
  { q }: CustomerQuery,
  edge: Edge | null,
): Promise<PageOf<ListedCustomer & { key: number }>> {
  const way = edge?.direction === 'before' ? 'asc' : 'desc';
  const sign = edge?.direction === 'before' ? sql`>` : sql`<`;
  const rows = await db
    .selectFrom('customers as c')
    .select(['c.id', 'c.email', 'c.firstName', 'c.lastName', 'c.createdAt'])
    .select([
      sql<boolean>`c.user_id is not null`.as('hasAccount'),
      sql<boolean>`c.email_proven_at is not null`.as('isProven'),
      microseconds(sql<Date>`c.created_at`).as('key'),
    ])
    .select(
      sql<number>`(select count(*) from orders o where o.customer_id = c.id and o.completed_at is not null)`.as(
        'orderCount',
      ),
    )
    .where('c.email', 'is not', null)
    .$if(q !== undefined, (query) => query.where('c.emailKey', 'like', partOf(q ?? '')))
    .$if(edge !== null, (query) =>
      query.where(
        sql<SqlBool>`(c.created_at, c.id) ${sign} (${instantOf(edge?.key ?? '0')}, ${edge?.id}::uuid)`,
      ),
    )
    .orderBy('c.createdAt', way)
    .orderBy('c.id', way)
    .limit(SIZE + 1)
    .execute();
  return pageOf(rows, edge, SIZE);
}

function partOf(q: string): string {
  return `%${emailKey(q).replace(/[\\%_]/g, '\\$&')}%`;
}

export interface CustomerView {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly createdAt: Date;
  readonly provenAt: Date | null;
  /** The account of that address, if it has been proven. */
  readonly account: { readonly role: string; readonly isBanned: boolean; readonly createdAt: Date } | null;
  readonly orders: readonly CustomerOrder[];
  readonly courses: readonly CustomerCourse[];
}

export interface CustomerOrder {
  readonly number: string;
  readonly status: OrderStatus;
  readonly totalAmount: number;
  readonly refundedAmount: number;
  readonly currency: string;
  readonly createdAt: Date;
}

export interface CustomerCourse {
  readonly title: string;
  readonly slug: string;
  readonly done: number;
  readonly lessonCount: number;
  readonly isOpen: boolean;
  readonly startedAt: Date;
}

/** One customer by address, with the latest 100 orders and every course; null if there is none. */
export async function viewCustomer(db: Db, email: string): Promise<CustomerView | null> {
  const row = await db
    .selectFrom('customers as c')
    .leftJoin('users as u', 'u.id', 'c.userId')
    .select(['c.id', 'c.email', 'c.firstName', 'c.lastName', 'c.createdAt', 'c.emailProvenAt as provenAt'])
    .select(['u.role', 'u.banned', 'u.createdAt as accountCreatedAt'])
    .where('c.emailKey', '=', emailKey(email))
    .executeTakeFirst();
  if (!row?.email) return null;
  const { role, banned, accountCreatedAt, ...customer } = row;
  const [orders, courses] = await Promise.all([listOrdersOf(db, row.id), listCoursesOf(db, row.id)]);
  const account =
    role && accountCreatedAt ? { role, isBanned: banned ?? false, createdAt: accountCreatedAt } : null;
  return { ...customer, email: row.email, account, orders, courses };
}

async function listOrdersOf(db: Db, customerId: string): Promise<CustomerOrder[]> {
  const rows = await db
    .selectFrom('orders')
    .select(['number', 'status', 'totalAmount', 'refundedAmount', 'currency', 'createdAt'])
    .where('customerId', '=', customerId)
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, status: row.status as OrderStatus }));
}

async function listCoursesOf(db: Db, customerId: string): Promise<CustomerCourse[]> {
  return db
    .selectFrom('enrolments as e')
    .innerJoin('products as p', 'p.id', 'e.productId')
    .innerJoin('courses as c', 'c.productId', 'e.productId')
    .select(['p.title', 'p.slug', 'c.lessonCount', 'e.createdAt as startedAt'])
    .select([
      sql<number>`(select count(*) from lesson_progress lp
        where lp.enrolment_id = e.id and lp.completed_at is not null)`.as('done'),
      sql<boolean>`exists (select from enrolment_grants g
        where g.enrolment_id = e.id and g.revoked_at is null)`.as('isOpen'),
    ])
    .where('e.customerId', '=', customerId)
    .orderBy('e.createdAt', 'desc')
    .limit(200)
    .execute();
}
