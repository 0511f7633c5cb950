import type { Db } from '#lib/db.ts';
import { kindNamed } from '../kinds.ts';
import type { ProductCard } from '../product.ts';
import { cardsOf } from './list-products.ts';
import { listRelatedIds } from './related-store.ts';

/** Cards of related products of the same kind, the most related first. */
export async function relatedProducts(
  db: Db,
  product: { readonly id: string; readonly kind: string },
  count = 4,
): Promise<readonly ProductCard[]> {
  return cardsOf(db, kindNamed(product.kind), await listRelatedIds(db, product.id, count));
}
