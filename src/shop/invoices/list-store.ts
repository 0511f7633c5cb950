import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Cursor, instantOf, isBeyond, microseconds, queryDirection } from '#lib/db/keyset.ts';
import type { Db } from '#lib/db.ts';
import { isOwnOrder } from '../customers/access-store.ts';
import type { Visitor } from '../customers/store.ts';
import { shopZone } from '../settings/zone.ts';
import type { InvoiceKind } from './invoice.ts';

/** A document as lists show it; amounts in minor units. */
export interface ListedInvoice {
  readonly id: string;
  readonly number: string;
  readonly kind: InvoiceKind;
  readonly isSample: boolean;
  readonly issuedAt: Date;
  readonly currency: string;
  readonly totalAmount: number;
  readonly taxAmount: number;
  readonly orderNumber: string;
  readonly buyer: string;
  readonly isMade: boolean;
  /** Why its file could not be made; null where it is made, or not tried yet. */
  readonly failure: string | null;
  /** `issuedAt` in microseconds, for the cursor. */
  readonly key: number;
}

export const invoiceStates = ['made', 'waiting', 'failed'] as const;

export interface InvoiceFilter {
  /** The number of a document or an order, or a part of the buyer's name. */
  readonly q?: string | undefined;
  /** `2026-11`, in UTC. */
  readonly month?: string | undefined;
  readonly kind?: InvoiceKind | undefined;
  readonly state?: (typeof invoiceStates)[number] | undefined;
  /** Samples alone, or without them. */
  readonly isSample?: boolean | undefined;
}

const columns = sql`
  i.id, i.number, i.kind, i.is_sample, i.issued_at, i.currency, i.total_amount, i.tax_amount,
  o.number as order_number, i.snapshot -> 'buyer' ->> 'name' as buyer, f.failure,
  exists (select from invoice_files m where m.invoice_id = i.id and m.format = 'pdf') as is_made,
  ${microseconds(sql`i.issued_at`)} as key`;

const tables = sql`
  invoices i join orders o on o.id = i.order_id left join invoice_faults f on f.invoice_id = i.id`;

/** Documents that match the filter, newest first. */
export async function selectInvoices(
  db: Db,
  filter: InvoiceFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<readonly ListedInvoice[]> {
  const direction = sql.raw(queryDirection(cursor, true));
  const { rows } = await sql<ListedInvoice>`
    select ${columns} from ${tables} where ${sql.join(conditions(filter, cursor), sql` and `)}
    order by i.issued_at ${direction}, i.id ${direction} limit ${limit}`.execute(db);
  return rows;
}

function conditions(
  { q, month, kind, state, isSample }: InvoiceFilter,
  cursor: Cursor | null,
): RawBuilder<SqlBool>[] {
  const all: RawBuilder<SqlBool>[] = [sql`true`];
  if (q) all.push(matches(q));
  if (month) all.push(isOfMonth(month));
  if (kind) all.push(sql`i.kind = ${kind}`);
  if (isSample !== undefined) all.push(sql`i.is_sample = ${isSample}`);
  if (state) all.push(isInState(state));
  if (cursor)
    all.push(isBeyond(cursor, { column: sql`i.issued_at`, id: sql`i.id`, key: instantOf(cursor.key) }, true));
  return all;
}

function matches(q: string): RawBuilder<SqlBool> {
  if (/^(sample-)?(inv|cn)-/i.test(q)) return sql`i.number = ${q.toUpperCase()}`;
  if (/^ord-/i.test(q)) return sql`o.number = ${q.toUpperCase()}`;
  return sql`(i.snapshot -> 'buyer' ->> 'name' ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`} or i.number like ${`%${q.replace(/[\\%_]/g, '\\$&')}`})`;
}

/** Documents of a month in the shop's zone, by which they are dated. */
export function isOfMonth(month: string): RawBuilder<SqlBool> {
  const [first, zone] = [`${month}-01T00:00:00`, shopZone()];
  return sql`(i.issued_at >= ${first}::timestamp at time zone ${zone}
    and i.issued_at < (${first}::timestamp + interval '1 month') at time zone ${zone})`;
}

function isInState(state: (typeof invoiceStates)[number]): RawBuilder<SqlBool> {
  const isMade = sql<SqlBool>`exists (select from invoice_files m where m.invoice_id = i.id and m.format = 'pdf')`;
  if (state === 'made') return isMade;
  return state === 'failed' ? sql`(f.failed_at is not null)` : sql`(not ${isMade} and f.failed_at is null)`;
}

/** The visitor's documents, newest first; 200 at most. */
export async function listOwnInvoices(db: Db, visitor: Visitor): Promise<readonly ListedInvoice[]> {
  const { rows } = await sql<ListedInvoice>`
    select ${columns} from ${tables} where ${isOwnOrder(visitor)}
    order by i.issued_at desc, i.id desc limit 200`.execute(db);
  return rows;
}

/** The documents of an order, the first that was issued first. */
export async function listOrderInvoices(db: Db, orderId: string): Promise<readonly ListedInvoice[]> {
  const { rows } = await sql<ListedInvoice>`
    select ${columns} from ${tables} where i.order_id = ${orderId} order by i.issued_at, i.kind`.execute(db);
  return rows;
}

/** What is to be issued and is not: with why not, where it was tried. */
export async function listUnissued(
  db: Db,
  limit: number,
): Promise<
  readonly {
    readonly orderNumber: string;
    readonly reason: string;
    readonly requestedAt: Date;
    readonly failure: string | null;
  }[]
> {
  return db
    .selectFrom('invoiceRequests as r')
    .innerJoin('orders as o', 'o.id', 'r.orderId')
    .select(['o.number as orderNumber', 'r.reason', 'r.requestedAt', 'r.failure'])
    .where('r.settledAt', 'is', null)
    .orderBy('r.id')
    .limit(limit)
    .execute();
}
