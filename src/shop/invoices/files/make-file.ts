import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Db } from '#lib/db.ts';
import { attachFacturX } from '#lib/e-invoice/factur-x.ts';
import { writeUbl } from '#lib/e-invoice/write-ubl.ts';
import { ShopError } from '#lib/errors.ts';
import { files } from '#lib/files.ts';
import { t } from '#messages/t.ts';
import type { Invoice } from '../invoice.ts';
import { drawInvoice } from '../pdf/draw-invoice.ts';
import { checkedCii } from './checked-data.ts';
import { type FileFormat, findInvoiceFile, type InvoiceFile, insertInvoiceFile } from './store.ts';
import { toEInvoice } from './to-e-invoice.ts';
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

async function contentOf(invoice: Invoice, format: FileFormat): Promise<Buffer> {
  const data = toEInvoice(invoice);
  const cii = data && (await checkedCii(data));
  if (format === 'pdf')
    return drawInvoice(invoice, (doc) => {
      if (cii) attachFacturX(doc, cii, invoice.issuedAt);
    });
  if (!data || cii === null)
    throw new ShopError(
      'no_e_invoice',
      409,
      t(
        'There is no e-invoice of this document: its buyer’s country is not known, or the seller has no tax number.',
      ),
    );
  if (format === 'cii') return Buffer.from(cii);
  if (format === 'xrechnung' && !isXrechnungComplete(data))
    throw new ShopError(
      'xrechnung_incomplete',
      409,
      t('An XRechnung needs the buyer’s address and email, and the seller’s address and phone.'),
    );
  return Buffer.from(writeUbl(data, format === 'xrechnung'));
}
