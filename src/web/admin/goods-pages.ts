import type { Db } from '#lib/db.ts';
import { findProductToEdit, type ProductToEdit } from '#shop/products/editing/product-to-edit.ts';
import { isSlug } from '../slug.ts';

/** The item of an address of the admin; null if there is none. */
export async function findGoodsToEdit(db: Db, slug: string | undefined): Promise<ProductToEdit | null> {
  const found = isSlug(slug) ? await findProductToEdit(db, slug) : null;
  return found?.kind === 'goods' ? found : null;
}
