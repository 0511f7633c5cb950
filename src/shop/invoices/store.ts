import { sql } from 'kysely';
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
  await sql`insert into invoice_series (name) values (${series}) on conflict (name) do nothing`.execute(tx);
  const { lastSequence } = await tx
    .selectFrom('invoiceSeries')
    .select('lastSequence')
    .where('name', '=', series)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const sequence = lastSequence + 1;
  await tx.updateTable('invoiceSeries').set({ lastSequence: sequence }).where('name', '=', series).execute();
  return sequence;
}

/** @returns its number. */
export async function insertInvoice(
  tx: Tx,
  { snapshot, ...invoice }: NewInvoice,
  place: { readonly series: string; readonly sequence: number },
): Promise<string> {
  const number = invoiceNumber(place.series, place.sequence);
  const { net, tax, total } = snapshot.sums;
  await tx
    .insertInto('invoices')
    .values({
      ...{ ...invoice, ...place, number, currency: snapshot.currency },
      ...{ netAmount: net, taxAmount: tax, totalAmount: total, snapshot: JSON.stringify(snapshot) },
    })
    .execute();
  return number;
}

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
