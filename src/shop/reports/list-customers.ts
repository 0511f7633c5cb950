import { z } from 'zod';
import { type Cursor, type PageOf, pageOf } from '#lib/db/keyset.ts';
import type { Db } from '#lib/db.ts';
import { cursorFields, emptyAsMissing } from '#lib/query-fields.ts';
import { type ListedCustomer, selectCustomers } from './customers-store.ts';

/** The parameters of the customer list; any other is refused. */
export const customerQuery = z.strictObject({
  /** A part of the address. */
  q: z.preprocess(emptyAsMissing, z.string().trim().max(1000).optional()),
  ...cursorFields,
});
export type CustomerQuery = z.infer<typeof customerQuery>;

const PAGE_SIZE = 50;

/** One page of the customers, newest first. @param cursor where the page begins; null for the first. */
export async function listCustomers(
  db: Db,
  { q }: CustomerQuery,
  cursor: Cursor | null,
): Promise<PageOf<ListedCustomer>> {
  return pageOf(await selectCustomers(db, q, cursor, PAGE_SIZE + 1), cursor, PAGE_SIZE);
}
