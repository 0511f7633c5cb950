import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';
import {
  type Invoice,
  type InvoiceKind,
  type InvoiceReason,
  invoiceNumber,
  type Snapshot,
  snapshotSchema,
} from './invoice.ts';

/** A document as it is issued; amounts in minor units. */
export interface NewInvoice {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly reason: InvoiceReason;
  readonly orderId: string;
  readonly requestId: number;
  readonly correctsId: string | null;
  readonly isSample: boolean;
  readonly issuedAt: Date;
  readonly snapshot: Snapshot;
}

/**
 * Takes the next number of a series. Its row stays locked until the caller's transaction ends: one that fails gives its number back, so
 * that there is no gap, and no two have the same.
 */
export async function takeSequence(tx: Tx, series: string): Promise<number> {
  const [row] = await sequenceTaken(tx, { series });
  if (!row) throw new Error(`no number of ${series}`);
  return row.lastSequence;
}

const sequenceTaken = prepared<{ readonly lastSequence: number }, { readonly series: string }>(
  (_, value) => sql`
    insert into invoice_series (name, last_sequence) values (${value('series')}, 1)
    on conflict (name) do update set last_sequence = invoice_series.last_sequence + 1 returning last_sequence`,
);

/** Writes a document down, and in the history of its order that it was issued. */
export async function insertInvoice(
  tx: Tx,
  { snapshot, ...invoice }: NewInvoice,
  place: { readonly series: string; readonly sequence: number },
): Promise<void> {
  const { net, tax, total } = snapshot.sums;
  await invoiceInserted(tx, {
    ...{ ...invoice, ...place, number: invoiceNumber(place.series, place.sequence) },
    ...{ currency: snapshot.currency, net, tax, total, snapshot: JSON.stringify(snapshot) },
    action: invoice.kind === 'invoice' ? 'invoice_issued' : 'credit_note_issued',
  });
}

interface InvoiceValues extends Omit<NewInvoice, 'snapshot'> {
  readonly series: string;
  readonly sequence: number;
  readonly number: string;
  readonly currency: string;
  readonly net: number;
  readonly tax: number;
  readonly total: number;
  readonly snapshot: string;
  readonly action: string;
}

const invoiceInserted = prepared<object, InvoiceValues>(
  (_, value) => sql`
    with issued as (
      insert into invoices (id, series, sequence, number, kind, reason, order_id, request_id, corrects_id, is_sample, issued_at,
        currency, net_amount, tax_amount, total_amount, snapshot)
      values (${value('id')}, ${value('series')}, ${value('sequence')}, ${value('number')}, ${value('kind')}, ${value('reason')},
        ${value('orderId')}, ${value('requestId')}, ${value('correctsId')}, ${value('isSample')}, ${value('issuedAt')},
        ${value('currency')}, ${value('net')}, ${value('tax')}, ${value('total')}, ${value('snapshot')}::jsonb)
      returning order_id, number)
    insert into order_history (order_id, actor, action, details)
    select order_id, 'job', ${value('action')}, jsonb_build_object('number', number) from issued`,
);

const COLUMNS = ['id', 'number', 'kind', 'reason', 'orderId', 'isSample', 'issuedAt', 'snapshot'] as const;

type Row = Omit<Invoice, 'snapshot' | 'kind' | 'reason'> & {
  kind: string;
  reason: string;
  snapshot: unknown;
};

function invoiceOf(row: Row): Invoice {
  return {
    ...row,
    kind: row.kind as InvoiceKind,
    reason: row.reason as InvoiceReason,
    snapshot: snapshotSchema.parse(row.snapshot),
  };
}

/** The documents of an order, in the order in which they were issued. */
export async function listInvoicesOf(db: Db, orderId: string): Promise<readonly Invoice[]> {
  const rows = await db
    .selectFrom('invoices')
    .select(COLUMNS)
    .where('orderId', '=', orderId)
    .orderBy('issuedAt')
    .orderBy('kind')
    .execute();
  return rows.map(invoiceOf);
}

/** A request that is still to be settled, as it stands under the lock of its order. */
export interface OpenRequest {
  readonly hasFailed: boolean;
  /** The documents of its order, in the order in which they were issued. */
  readonly documents: readonly Invoice[];
}

export async function findOpenRequest(tx: Tx, id: number): Promise<OpenRequest | null> {
  const rows = await openRequestFound(tx, { id });
  const [first] = rows;
  if (!first) return null;
  return { hasFailed: first.hasFailed, documents: rows.flatMap((row) => (row.id ? [invoiceOf(row)] : [])) };
}

const openRequestFound = prepared<Row & { readonly hasFailed: boolean }, { readonly id: number }>(
  (_, value) => sql`
    select r.failed_at is not null as has_failed, i.id, i.number, i.kind, i.reason, i.order_id, i.is_sample, i.issued_at, i.snapshot
    from invoice_requests r left join invoices i on i.order_id = r.order_id
    where r.id = ${value('id')} and r.settled_at is null order by i.issued_at, i.kind`,
);

export async function findInvoice(
  db: Db,
  by: { readonly id: string } | { readonly number: string },
): Promise<Invoice | null> {
  const row = await db
    .selectFrom('invoices')
    .select(COLUMNS)
    .$if('id' in by, (query) => query.where('id', '=', 'id' in by ? by.id : ''))
    .$if('number' in by, (query) => query.where('number', '=', 'number' in by ? by.number : ''))
    .executeTakeFirst();
  return row ? invoiceOf(row) : null;
}
