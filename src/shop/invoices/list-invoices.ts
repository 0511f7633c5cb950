import { z } from 'zod';
import { type Cursor, type PageOf, pageOf } from '#lib/db/keyset.ts';
import type { Db } from '#lib/db.ts';
import { cursorFields, emptyAsMissing } from '#lib/query-fields.ts';
import { invoiceStates, type ListedInvoice, selectInvoices } from './list-store.ts';

/** A month as it is typed: `2026-11`. */
export const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);

/** The parameters of the admin's list of documents; any other is refused. */
export const invoiceQuery = z.strictObject({
  q: z.preprocess(emptyAsMissing, z.string().trim().max(200).optional()),
  month: z.preprocess(emptyAsMissing, month.optional()),
  kind: z.preprocess(emptyAsMissing, z.enum(['invoice', 'credit_note']).optional()),
  state: z.preprocess(emptyAsMissing, z.enum(invoiceStates).optional()),
  again: z.preprocess(emptyAsMissing, z.string().max(40).optional()),
  ...cursorFields,
});
export type InvoiceQuery = z.infer<typeof invoiceQuery>;

const PAGE_SIZE = 50;

/** One page of the documents, newest first. @param cursor where the page begins; null for the first. */
export async function listInvoices(
  db: Db,
  { q, month, kind, state }: InvoiceQuery,
  cursor: Cursor | null,
): Promise<PageOf<ListedInvoice>> {
  const rows = await selectInvoices(db, { q, month, kind, state }, cursor, PAGE_SIZE + 1);
  return pageOf(rows, cursor, PAGE_SIZE);
}
