import { afterCommit, type Tx } from '#lib/db.ts';
import { purgeTags } from '#lib/page-cache/purge.ts';
import { invalidate } from '#lib/redis/cache-aside.ts';
import { lockReviewedProduct, updateRating } from './rating-store.ts';

/** Computes a product's rating again, in the transaction that changed a review or took a purchase back. */
export async function recountRating(tx: Tx, productId: string): Promise<void> {
  const product = await lockReviewedProduct(tx, productId);
  if (!product) return;
  const isChanged = await updateRating(tx, productId);
  await purgeTags(tx, [`product:${productId}`, ...(isChanged ? [`list:${product.kind}`] : [])]);
  afterCommit(tx, () => invalidate(`product:${product.slug}`, 'courses:featured'));
}
