import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Cursor, instantOf, isBeyond, microseconds, queryDirection } from '#lib/db/keyset.ts';
import { containing } from '#lib/db/like.ts';
import type { DB } from '#lib/db/types.ts';
import type { Db } from '#lib/db.ts';
import { hasEmailPart } from '../customers/email-part-store.ts';
import { type OrderStatus, orderStatuses } from '../orders/order.ts';
import type { StateFacts } from '../orders/order-state.ts';
import { brandIn } from '../orders/payments/method.ts';
import { stateColumns } from '../orders/state-store.ts';

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
  /** Days as `2026-10-04`, in UTC, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Orders that match the filter, newest first. */
export async function selectOrders(
  db: Db,
  filter: OrderFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<ListedOrder[]> {
  const direction = queryDirection(cursor, true);
  const rows = await db
    .selectFrom('orders as o')
    .select(['o.id', 'o.number', 'o.status', 'o.mode', 'o.email', 'o.currency'])
    .select(['o.totalAmount', 'o.refundedAmount', 'o.createdAt', 'o.isPractice'])
    .select(stateColumns)
    .select(microseconds(sql<Date>`o.created_at`).as('key'))
    .select(
      sql<
        string | null
      >`(select i.title from order_items i where i.order_id = o.id order by i.position limit 1)`.as(
        'firstTitle',
      ),
    )
    .select(sql<number>`(select count(*) from order_items i where i.order_id = o.id)`.as('lineCount'))
    .where((is) => is.and(conditions(is as OrderBuilder, filter, cursor)))
    .orderBy('o.createdAt', direction)
    .orderBy('o.id', direction)
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, status: row.status as OrderStatus }));
}

type OrderBuilder = ExpressionBuilder<DB & { o: DB['orders'] }, 'o'>;

function conditions(is: OrderBuilder, { q, status, mode, from, to }: OrderFilter, cursor: Cursor | null) {
  const all: Expression<SqlBool>[] = [sql<SqlBool>`true`];
  if (status) all.push(isListedAs(status));
  if (mode) all.push(is('o.mode', '=', mode));
  if (from) all.push(is('o.createdAt', '>=', new Date(`${from}T00:00:00Z`)));
  // To the end of that day.
  if (to) all.push(is('o.createdAt', '<', new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000)));
  if (q) all.push(matchesSearch(is, q));
  if (cursor) {
    const at = { column: sql`o.created_at`, id: sql`o.id`, key: instantOf(cursor.key) };
    all.push(isBeyond(cursor, at, true));
  }
  return all;
}

function isListedAs(status: OrderListing): RawBuilder<SqlBool> {
  if (status === 'disputed')
    return sql`o.id in (select d.order_id from disputes d where d.status in ('inquiry', 'open', 'lost'))`;
  if (status === 'given') return sql`(o.status = 'completed' and o.given_by is not null)`;
  if (status === 'free') return sql`(o.status = 'completed' and o.total_amount = 0 and o.given_by is null)`;
  if (status === 'completed') return sql`(o.status = 'completed' and o.total_amount > 0)`;
  return sql`o.status = ${status}`;
}

/** What is searched for: a number, digits, a card, an id of Stripe's, else a part of an address or of a title. */
function matchesSearch(is: OrderBuilder, q: string): Expression<SqlBool> {
  if (/^\d{1,12}$/.test(q)) {
    const byNumber = sql<SqlBool>`o.number = any(${numbersEndingIn(q)})`;
    return q.length === 4 ? is.or([byNumber, paidBy(sql`p.last_four = ${q}`)]) : byNumber;
  }
  const byCard = cardCondition(q);
  if (byCard) return paidBy(byCard);
  if (/^ord-/i.test(q)) return is('o.number', '=', q.toUpperCase());
  const byEmail = is(
    'o.customerId',
    'in',
    is.selectFrom('customers').select('customers.id').where(hasEmailPart('customers', q)),
  );
  return q.includes('@') ? byEmail : is.or([byEmail, hasBought(q)]);
}

function hasBought(title: string): RawBuilder<SqlBool> {
  return sql`o.id in (select i.order_id from order_items i join products p on p.id = i.product_id
    where p.title ilike ${containing(title)})`;
}

function paidBy(condition: RawBuilder<unknown>): Expression<SqlBool> {
  return sql<SqlBool>`o.id in (select p.order_id from payments p where p.status = 'succeeded' and ${condition})`;
}

/** `visa 4242`, `amex`, `card:` and the fingerprint of one, or the id of a payment at Stripe; null for any other text. */
function cardCondition(q: string): RawBuilder<unknown> | null {
  const words = q.trim().split(/\s+/);
  const digits = words.find((word) => /^\d{4}$/.test(word));
  const brand = brandIn(words.filter((word) => word !== digits && !/^(ending|in)$/i.test(word)).join(' '));
  if (brand) return digits ? sql`p.brand = ${brand} and p.last_four = ${digits}` : sql`p.brand = ${brand}`;
  if (/^pi_\w{8,250}$/.test(q)) return sql`p.stripe_payment_intent_id = ${q}`;
  if (/^cs_\w{8,250}$/.test(q)) return sql`p.stripe_session_id = ${q}`;
  const fingerprint = /^card:(\S{1,120})$/.exec(q)?.[1];
  return fingerprint ? sql`p.fingerprint = ${fingerprint}` : null;
}

/** `123` means ORD-2026-000123, of any year. */
function numbersEndingIn(digits: string): string[] {
  const years = Array.from({ length: 12 }, (_, index) => 2024 + index);
  return years.map((year) => `ORD-${year}-${digits.padStart(6, '0')}`);
}
