import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { type Edge, instantOf, microseconds, type PageOf, pageOf } from '#lib/db/keyset.ts';
import type { DB } from '#lib/db/types.ts';
import type { Db } from '#lib/db.ts';
import { emailKey } from '../customers/email.ts';
import { type OrderStatus, statuses } from '../orders/order.ts';

const blank = (text: unknown) => (text === '' ? undefined : text);
const day = z.preprocess(
  blank,
  z
    .string()
    .regex(/^20\d\d-\d\d-\d\d$/, 'Write a day like 2026-10-04.')
    .refine((text) => isDay(text), 'There is no such day.')
    .optional(),
);
/** The thirty-first of February is none, though a calendar of JavaScript rolls it over. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

export const modes = ['sandbox', 'test', 'live'] as const;

/** What may stand behind the `?` of the list of orders; nothing else. */
export const orderQuery = z.strictObject({
  /** An order's number, the digits at its end, or a part of an address. */
  q: z.preprocess(blank, z.string().trim().max(254).optional()),
  status: z.preprocess(blank, z.enum(statuses).optional()),
  mode: z.preprocess(blank, z.enum(modes).optional()),
  from: day,
  to: day,
  after: z.preprocess(blank, z.string().max(1000).optional()),
  before: z.preprocess(blank, z.string().max(1000).optional()),
});
export type OrderQuery = z.infer<typeof orderQuery>;

export interface ListedOrder {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly mode: string;
  readonly email: string | null;
  readonly currency: string;
  readonly totalAmount: number;
  readonly refundedAmount: number;
  readonly createdAt: Date;
  /** Title of the first line, and how many lines there are. */
  readonly firstTitle: string | null;
  readonly lineCount: number;
}

const SIZE = 50;

/** Orders, newest first, one page of 50. */
export async function listOrders(
  db: Db,
  query: OrderQuery,
  edge: Edge | null,
): Promise<PageOf<ListedOrder & { key: number }>> {
  const way = edge?.direction === 'before' ? 'asc' : 'desc';
  const rows = await db
    .selectFrom('orders as o')
    .select(['o.id', 'o.number', 'o.status', 'o.mode', 'o.email', 'o.currency'])
    .select(['o.totalAmount', 'o.refundedAmount', 'o.createdAt'])
    .select(microseconds(sql<Date>`o.created_at`).as('key'))
    .select(
      sql<
        string | null
      >`(select i.title from order_items i where i.order_id = o.id order by i.position limit 1)`.as(
        'firstTitle',
      ),
    )
    .select(sql<number>`(select count(*) from order_items i where i.order_id = o.id)`.as('lineCount'))
    .where((is) => is.and(filters(is as OrderIs, query, edge)))
    .orderBy('o.createdAt', way)
    .orderBy('o.id', way)
    .limit(SIZE + 1)
    .execute();
  return pageOf(
    rows.map((row) => ({ ...row, status: row.status as OrderStatus })),
    edge,
    SIZE,
  );
}

type OrderIs = ExpressionBuilder<DB & { o: DB['orders'] }, 'o'>;

function filters(is: OrderIs, { q, status, mode, from, to }: OrderQuery, edge: Edge | null) {
  const all: Expression<SqlBool>[] = [sql<SqlBool>`true`];
  if (status) all.push(is('o.status', '=', status));
  if (mode) all.push(is('o.mode', '=', mode));
  if (from) all.push(is('o.createdAt', '>=', new Date(`${from}T00:00:00Z`)));
  // To the end of that day.
  if (to) all.push(is('o.createdAt', '<', new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000)));
  if (q) all.push(search(is, q));
  if (edge) {
    const sign = edge.direction === 'before' ? sql`>` : sql`<`;
    all.push(sql<SqlBool>`(o.created_at, o.id) ${sign} (${instantOf(edge.key)}, ${edge.id}::uuid)`);
  }
  return all;
}

function search(is: OrderIs, q: string): Expression<SqlBool> {
  if (/^\d{1,12}$/.test(q)) return sql<SqlBool>`o.number = any(${numbersEndingIn(q)})`;
  if (/^ord-/i.test(q)) return is('o.number', '=', q.toUpperCase());
  const part = `%${emailKey(q).replace(/[\\%_]/g, '\\$&')}%`;
  return is(
    'o.customerId',
    'in',
    is.selectFrom('customers').select('customers.id').where('customers.emailKey', 'like', part),
  );
}

/** `123` means ORD-2026-000123, of whatever year. */
function numbersEndingIn(digits: string): string[] {
  const years = Array.from({ length: 12 }, (_, at) => 2024 + at);
  return years.map((year) => `ORD-${year}-${digits.padStart(6, '0')}`);
}
