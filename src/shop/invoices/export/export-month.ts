import { buffer } from 'node:stream/consumers';
import { csvText } from '#lib/csv.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { files } from '#lib/files.ts';
import { log } from '#lib/logging/log.ts';
import { type ZipEntry, zip } from '#lib/zip.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { makeInvoiceFile } from '../files/make-file.ts';
import type { Invoice } from '../invoice.ts';
import { BOOKING_COLUMNS, bookingRows } from './bookkeeping.ts';
import { countOfMonth, documentsOfMonth } from './month-store.ts';

/** Writes down who takes the documents of a month out, and how many these are. */
export async function recordExport(
  db: Db,
  month: string,
  options: { readonly isSample?: boolean },
  actor: StaffActor,
): Promise<void> {
  const documents = await countOfMonth(db, month, options);
  const details = { documents, samples: options.isSample === true };
  await inTransaction(db, (tx) =>
    recordAudit(tx, { actor, action: 'invoices.exported', subject: `invoices:${month}`, details }),
  );
}

/**
 * The documents of a month as an archive for the bookkeeper, sent while they are read: each PDF, and at the end a list of all.
 * A PDF that cannot be made is left out, and named in a file of its own.
 */
export function exportMonth(
  db: Db,
  month: string,
  options: { readonly isSample?: boolean } = {},
): AsyncGenerator<Buffer> {
  return zip(entriesOf(db, month, options));
}

async function* entriesOf(
  db: Db,
  month: string,
  options: { readonly isSample?: boolean },
): AsyncGenerator<ZipEntry> {
  const rows: (string | number)[][] = [];
  const missing: string[] = [];
  for await (const invoice of documentsOfMonth(db, month, options)) {
    rows.push(...bookingRows(invoice));
    const content = await contentOf(db, invoice);
    if (content) yield { name: `${invoice.number}.pdf`, content };
    else missing.push(invoice.number);
  }
  yield { name: `bookings-${month}.csv`, content: Buffer.from(csvText([BOOKING_COLUMNS, ...rows])) };
  if (missing.length > 0) yield { name: 'missing.txt', content: Buffer.from(`${missing.join('\n')}\n`) };
}

async function contentOf(db: Db, invoice: Invoice): Promise<Buffer | null> {
  try {
    const { storageKey } = await makeInvoiceFile(db, invoice, 'pdf');
    return await buffer(await (await files()).open(storageKey));
  } catch (error) {
    log.error({ err: error, invoice: invoice.number }, 'an invoice is missing in an export');
    return null;
  }
}
