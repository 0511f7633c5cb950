import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Db } from '#lib/db.ts';
import { files } from '#lib/files.ts';
import type { Invoice } from '../invoice.ts';
import { drawInvoice } from '../pdf/draw-invoice.ts';
import { type FileFormat, findInvoiceFile, type InvoiceFile, insertInvoiceFile } from './store.ts';

/** A document as a file: made once, and then kept. @throws when it cannot be made, or does not pass the checks. */
export async function makeInvoiceFile(db: Db, invoice: Invoice, format: FileFormat): Promise<InvoiceFile> {
  const known = await findInvoiceFile(db, invoice.id, format);
  if (known) return known;
  const content = await drawInvoice(invoice);
  const store = await files();
  const storageKey = randomUUID();
  const file = { ...(await store.put(storageKey, Readable.from([content]), content.length)), storageKey };
  if (await insertInvoiceFile(db, invoice.id, format, file)) return file;
  await store.delete(storageKey);
  return makeInvoiceFile(db, invoice, format);
}
