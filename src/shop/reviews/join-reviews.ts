import type { Tx } from '#lib/db.ts';
import { recalculateRatings } from '../products/recalculate-rating.ts';
import { giveToCustomer, listReviewsToJoin, type ReviewToJoin } from './join-store.ts';

/**
 * The buyer of these orders has proven to be the customer: of the reviews of a product one is the customer's from now on,
 * the approved one first, then the latest. The others stay with their orders, where they do not count.
 */
export async function joinReviews(tx: Tx, customerId: string, orderIds: readonly string[]): Promise<void> {
  const reviews = await listReviewsToJoin(tx, customerId, orderIds);
  const byProduct = Map.groupBy(reviews, ({ productId }) => productId);
  for (const group of byProduct.values()) {
    const best = group.toSorted(better)[0];
    if (!best?.orderId) continue;
    const before = group.find(({ orderId }) => orderId === null);
    await giveToCustomer(tx, customerId, { id: best.id, orderId: best.orderId }, before?.id ?? null);
  }
  await recalculateRatings(tx, [...byProduct.keys()]);
}

function better(a: ReviewToJoin, b: ReviewToJoin): number {
  return Number(b.isApproved) - Number(a.isApproved) || b.updatedAt.getTime() - a.updatedAt.getTime();
}
