import type { Db } from '#lib/db.ts';
import { showProduct } from '../../../catalogue/show-product.ts';
import type { Product, Variant } from '../../../product.ts';

/** A published item whose variants can be waited for; null for anything else. */
export async function findItemToWaitFor(
  db: Db,
  slug: string,
): Promise<{ readonly product: Product; readonly soldOut: readonly Variant[] } | null> {
  const shown = await showProduct(db, slug);
  if (shown.found !== 'product' || shown.product.kind !== 'goods') return null;
  const { product } = shown;
  return { product, soldOut: product.variants.filter(({ availability }) => availability.is !== 'open') };
}
