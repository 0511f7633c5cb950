import { afterCommit, type Tx } from '#lib/db.ts';
import { purgeTags } from '#lib/page-cache/purge.ts';
import { invalidate } from '#lib/redis/cache-aside.ts';
import { lockReviewedProduct, nameEntitlingItems, updateRating } from './rating-store.ts';

/** Computes a product's rating again, in the transaction that changed a review or took a purchase back. */
export async function recalculateRating(tx: Tx, productId: string): Promise<void> {
  await recalculateRatings(tx, [productId]);
}

/** The same for several products at once, with one purge. */
export async function recalculateRatings(tx: Tx, productIds: readonly string[]): Promise<void> {
  const tags: string[] = [];
  const slugs: string[] = [];
  // Sorted: the order in which everybody locks products.
  for (const productId of new Set(productIds.toSorted())) {
    const product = await lockReviewedProduct(tx, productId);
    if (!product) continue;
    await nameEntitlingItems(tx, productId);
    const isChanged = await updateRating(tx, productId);
    tags.push(`product:${productId}`, ...(isChanged ? [`list:${product.kind}`] : []));
    slugs.push(product.slug);
  }
  if (slugs.length === 0) return;
  await purgeTags(tx, [...new Set(tags)]);
  afterCommit(tx, () => invalidate(...slugs.map((slug) => `product:${slug}`), 'courses:featured'));
}
