import type { Db } from '#lib/db.ts';
import type { ProductKind } from './kind.ts';

/** Tags of a public page that shows these products of a kind in a list, or one of them beside others of its kind. */
export async function pageTags(
  db: Db,
  kind: ProductKind,
  productIds: readonly string[],
): Promise<readonly string[]> {
  return [`list:${kind.name}`, ...(await shownTags(db, kind, productIds))];
}

/** Tags of the other products whose price or stock is shown with these. */
export async function shownTags(
  db: Db,
  { list }: ProductKind,
  productIds: readonly string[],
): Promise<readonly string[]> {
  return ((await list.shows?.(db, productIds)) ?? []).map((id) => `product:${id}`);
}
