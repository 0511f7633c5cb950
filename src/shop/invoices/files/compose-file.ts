import { attachFacturX } from '#lib/e-invoice/factur-x.ts';
import { writeUbl } from '#lib/e-invoice/write-ubl.ts';
import { setLanguage } from '#messages/language.ts';
import type { Invoice } from '../invoice.ts';
import { drawInvoice } from '../pdf/draw-invoice.ts';
import { checkedCii } from './checked-data.ts';
import type { FileFormat } from './store.ts';
import { toEInvoice } from './to-e-invoice.ts';

/** Runs in a worker thread: drawing and checking take tens of milliseconds, and hundreds the first time. */
export async function composeFile({ invoice, format }: { invoice: Invoice; format: FileFormat }) {
  setLanguage(invoice.snapshot.language);
  const data = toEInvoice(invoice);
  const cii = data && (await checkedCii(data));
  if (format === 'pdf')
    return drawInvoice(invoice, (doc) => {
      if (cii) attachFacturX(doc, cii, invoice.issuedAt);
    });
  if (!data || !cii) throw new Error('there are no data of this document');
  return Buffer.from(format === 'cii' ? cii : writeUbl(data, format === 'xrechnung'));
}
