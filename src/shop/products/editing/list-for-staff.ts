import { z } from 'zod';
import { type Cursor, type KeyShape, type PageOf, pageOf } from '#lib/db/keyset.ts';
import type { Db } from '#lib/db.ts';
import { cursorFields, emptyAsMissing } from '#lib/query-fields.ts';
import { type StaffProduct, type StaffSort, selectStaffProducts } from './staff-list-store.ts';
import { productStatuses } from './status.ts';

export const staffSorts = ['updated', 'title'] as const satisfies readonly StaffSort[];

/** The parameters of the admin's product list; any other is refused. */
export const staffProductQuery = z.strictObject({
  q: z.preprocess(emptyAsMissing, z.string().trim().max(200).optional()),
  status: z.preprocess(emptyAsMissing, z.enum(productStatuses).optional()),
  sort: z.preprocess(emptyAsMissing, z.enum(staffSorts).default('updated')),
  ...cursorFields,
});
export type StaffProductQuery = z.infer<typeof staffProductQuery>;

/** How the key of each sort looks in a cursor. */
export const sortShapes: Readonly<Record<StaffSort, KeyShape>> = { updated: 'instant', title: 'text' };

const PAGE_SIZE = 50;

/** One page of the products of every status. @param cursor where the page begins; null for the first. */
export async function listStaffProducts(
  db: Db,
  query: StaffProductQuery,
  cursor: Cursor | null,
): Promise<PageOf<StaffProduct>> {
  return pageOf(await selectStaffProducts(db, query, cursor, PAGE_SIZE + 1), cursor, PAGE_SIZE);
}
