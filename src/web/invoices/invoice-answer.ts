import { Readable } from 'node:stream';
import { db } from '#lib/db.ts';
import { files } from '#lib/files.ts';
import { makeInvoiceFile } from '#shop/invoices/files/make-file.ts';
import type { FileFormat } from '#shop/invoices/files/store.ts';
import { type Invoice, isInvoiceNumber } from '#shop/invoices/invoice.ts';
import { findInvoice } from '#shop/invoices/store.ts';

/** What stands at the end of a file's address, by its format. */
const ENDINGS: Readonly<Record<FileFormat, string>> = {
  pdf: '.pdf',
  cii: '-cii.xml',
  ubl: '-ubl.xml',
  xrechnung: '-xrechnung.xml',
};

/** `INV-2026-000123.pdf`, and the same for its data in other forms. */
export function invoiceFileName(number: string, format: FileFormat): string {
  return `${number}${ENDINGS[format]}`;
}

/** The document and the format that a file's name asks for; null for no such name or document. */
export async function findNamedInvoice(
  name = '',
): Promise<{ readonly invoice: Invoice; readonly format: FileFormat } | null> {
  for (const [format, ending] of Object.entries(ENDINGS)) {
    const number = name.endsWith(ending) ? name.slice(0, -ending.length) : '';
    const invoice = isInvoiceNumber(number) ? await findInvoice(db, { number }) : null;
    if (invoice) return { invoice, format: format as FileFormat };
  }
  return null;
}

/** A document as a file that is saved; made now where it is not yet. */
export async function invoiceAnswer(invoice: Invoice, format: FileFormat): Promise<Response> {
  const file = await makeInvoiceFile(db, invoice, format);
  const content = await (await files()).open(file.storageKey);
  return new Response(Readable.toWeb(content) as ReadableStream, {
    headers: {
      'Content-Type': format === 'pdf' ? 'application/pdf' : 'application/xml; charset=utf-8',
      'Content-Length': String(file.bytes),
      'Content-Disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename="${invoiceFileName(invoice.number, format)}"`,
    },
  });
}
