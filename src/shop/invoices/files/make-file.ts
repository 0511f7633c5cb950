import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { files } from '#lib/files.ts';
import { t } from '#messages/t.ts';
import type { Invoice } from '../invoice.ts';
import { composeInThread } from './compose-in-thread.ts';
import { type FileFormat, findInvoiceFile, type InvoiceFile, insertInvoiceFile } from './store.ts';
import { toEInvoice } from './to-e-invoice.ts';
import { whyNoData } from './why-no-data.ts';
import { isXrechnungComplete } from './xrechnung.ts';

/**
 * A document as a file: made and checked once, and then kept.
 * @throws ShopError `no_e_invoice`, `xrechnung_incomplete` for a form that cannot say it; Error when it does not pass the checks.
 */
export async function makeInvoiceFile(db: Db, invoice: Invoice, format: FileFormat): Promise<InvoiceFile> {
  const known = await findInvoiceFile(db, invoice.id, format);
  if (known) return known;
  const content = await contentOf(invoice, format);
  const store = await files();
  const storageKey = randomUUID();
  const file = { ...(await store.put(storageKey, Readable.from([content]), content.length)), storageKey };
  if (await insertInvoiceFile(db, invoice.id, format, file)) return file;
  await store.delete(storageKey);
  return makeInvoiceFile(db, invoice, format);
}

/** What the forms cannot say is refused here: an error that comes from a thread has lost its kind. */
async function contentOf(invoice: Invoice, format: FileFormat): Promise<Buffer> {
  if (format === 'pdf') return composeInThread(invoice, format);
  const data = toEInvoice(invoice);
  if (!data) throw new ShopError('no_e_invoice', 409, whyNoData(invoice.snapshot) ?? '');
  if (format === 'xrechnung' && !isXrechnungComplete(data))
    throw new ShopError(
      'xrechnung_incomplete',
      409,
      t('An XRechnung needs the buyer’s address and email, and the seller’s address and phone.'),
    );
  return composeInThread(invoice, format);
}
