import { z } from 'zod';
import { type Cursor, type KeyShape, type PageOf, pageOf } from '#lib/db/keyset.ts';
import type { Db } from '#lib/db.ts';
import { choiceField, emptyAsMissing, listFields, searchField } from '#lib/query-fields.ts';
import { allKinds } from '../kinds.ts';
import {
  findTag,
  listCategoryIds,
  missingThings,
  type StaffProduct,
  type StaffProductFilter,
  type StaffSort,
  selectStaffProducts,
} from './staff-list-store.ts';
import { productStatuses } from './status.ts';

export const staffSorts = [
  'updated',
  'title',
  'created',
  'price',
  'price_down',
] as const satisfies readonly StaffSort[];

const slug = z.preprocess(
  emptyAsMissing,
  z
    .string()
    .max(200)
    .regex(/^[\p{L}\p{M}\p{N}-]+$/u)
    .optional(),
);

/** The parameters of the admin's product list; any other is refused. */
export const staffProductQuery = z.strictObject({
  /** A part of a title or of a web address, or a code (SKU). */
  q: searchField(200),
  status: choiceField(productStatuses),
  kind: choiceField(allKinds().map(({ name }) => name)),
  /** Slugs. */
  category: slug,
  tag: slug,
  missing: choiceField(missingThings),
  sort: z.preprocess(emptyAsMissing, z.enum(staffSorts).default('updated')),
  ...listFields,
});
export type StaffProductQuery = z.infer<typeof staffProductQuery>;

/** How the key of each sort looks in a cursor. */
export const sortShapes: Readonly<Record<StaffSort, KeyShape>> = {
  updated: 'instant',
  created: 'instant',
  title: 'text',
  price: 'number',
  price_down: 'number',
};

const PAGE_SIZE = 50;

/** One page of the products of every status. @param cursor where the page begins; null for the first. */
export async function listStaffProducts(
  db: Db,
  query: StaffProductQuery,
  cursor: Cursor | null,
  size = PAGE_SIZE,
): Promise<PageOf<StaffProduct>> {
  return pageOf(await selectStaffProducts(db, await filterOf(db, query), cursor, size + 1), cursor, size);
}

async function filterOf(
  db: Db,
  { q, status, kind, category, tag, missing, sort }: StaffProductQuery,
): Promise<StaffProductFilter> {
  return {
    ...{ q, status, kind, missing, sort },
    categories: category === undefined ? undefined : await listCategoryIds(db, category),
    tag: tag === undefined ? undefined : await findTag(db, tag),
  };
}
