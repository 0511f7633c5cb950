import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

export const fileFormats = ['pdf', 'cii', 'ubl', 'xrechnung'] as const;
/** What a document is made as: to be read, with its data inside; or its data alone, in one of the forms that programs ask for. */
export type FileFormat = (typeof fileFormats)[number];

/** A made file, as it is kept. */
export interface InvoiceFile {
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: Buffer;
}

export async function findInvoiceFile(
  db: Db,
  invoiceId: string,
  format: FileFormat,
): Promise<InvoiceFile | null> {
  const row = await db
    .selectFrom('invoiceFiles')
    .select(['storageKey', 'bytes', 'sha256'])
    .where('invoiceId', '=', invoiceId)
    .where('format', '=', format)
    .executeTakeFirst();
  return row ?? null;
}

/** @returns false where another has made it meanwhile: nothing is written then. */
export async function insertInvoiceFile(
  db: Db,
  invoiceId: string,
  format: FileFormat,
  { storageKey, bytes, sha256 }: InvoiceFile,
): Promise<boolean> {
  const result = await db
    .insertInto('invoiceFiles')
    .values({ invoiceId, format, storageKey, bytes, sha256 })
    .onConflict((conflict) => conflict.columns(['invoiceId', 'format']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What failed is tried again after so many seconds. */
const RETRY_SECONDS = 600;

/** A document without its PDF. */
export interface Unmade {
  readonly id: string;
  readonly hasFailed: boolean;
}

/** Documents whose PDF is to be made now, the oldest first: of one order, or of all. No email has carried one that is not made. */
export async function listUnmade(
  db: Db,
  { orderId = null, limit }: { readonly orderId?: string | null; readonly limit: number },
): Promise<readonly Unmade[]> {
  const { rows } = await sql<Unmade>`
    select i.id, f.failed_at is not null as has_failed from invoice_deliveries d join invoices i on i.id = d.invoice_id
    left join invoice_faults f on f.invoice_id = i.id
    where d.settled_at is null
      and not exists (select from invoice_files m where m.invoice_id = i.id and m.format = 'pdf')
      and (f.failed_at is null or f.failed_at < now() - ${RETRY_SECONDS} * interval '1 second')
      and (${orderId}::uuid is null or i.order_id = ${orderId}::uuid)
    order by i.issued_at, i.id limit ${limit}`.execute(db);
  return rows;
}

export async function putFault(db: Db, invoiceId: string, failure: string, at: Date): Promise<void> {
  const row = { failure: failure.slice(0, 500), failedAt: at };
  await db
    .insertInto('invoiceFaults')
    .values({ invoiceId, ...row })
    .onConflict((conflict) => conflict.column('invoiceId').doUpdateSet(row))
    .execute();
}

export async function deleteFaults(db: Db, invoiceIds: readonly string[]): Promise<void> {
  if (invoiceIds.length === 0) return;
  await db.deleteFrom('invoiceFaults').where('invoiceId', 'in', invoiceIds).execute();
}
