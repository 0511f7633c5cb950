import { z } from 'zod';
import { type Cursor, type PageOf, pageOf } from '#lib/db/keyset.ts';
import type { Db } from '#lib/db.ts';
import { choiceField, listFields, searchField } from '#lib/query-fields.ts';
import { type ListedCustomer, selectCustomers } from './customers-store.ts';

/** The parameters of the customer list; any other is refused. */
export const customerQuery = z.strictObject({
  /** A part of the address or of the name, an order's number, or the last four digits of a card. */
  q: searchField(1000),
  account: choiceField(['yes', 'no']),
  ...listFields,
});
export type CustomerQuery = z.infer<typeof customerQuery>;

const PAGE_SIZE = 50;

/** One page of the customers, newest first. @param cursor where the page begins; null for the first. */
export async function listCustomers(
  db: Db,
  query: CustomerQuery,
  cursor: Cursor | null,
  size = PAGE_SIZE,
): Promise<PageOf<ListedCustomer>> {
  return pageOf(await selectCustomers(db, query, cursor, size + 1), cursor, size);
}
