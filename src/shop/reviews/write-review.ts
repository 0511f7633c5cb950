import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { Visitor } from '../customers/store.ts';
import { findBySlug } from '../products/store.ts';
import type { ReviewInput } from './review.ts';
import { findBuyer, findReviewOf, type OwnReview, upsertReview } from './store.ts';

/**
 * Saves a buyer's review; until it is approved it can be changed. It is shown once it is approved.
 * @throws ShopError `unknown_product` when the visitor does not own the product, `review_stands` once it is approved.
 */
export async function writeReview(
  db: Db,
  slug: string,
  visitor: Visitor | null,
  input: ReviewInput,
): Promise<void> {
  const product = await findBySlug(db, slug);
  const customerId = product && visitor ? await findBuyer(db, product.id, visitor) : null;
  if (!product || !customerId) {
    throw new ShopError('unknown_product', 404, 'Only who has bought this can review it.');
  }
  await inTransaction(db, async (tx) => {
    if (await upsertReview(tx, product.id, customerId, input, now())) return;
    const text = 'Your review is published already. Write to us if it is to change.';
    throw new ShopError('review_stands', 409, text);
  });
}

/** The visitor's review of a product; null if there is none. */
export async function ownReview(db: Db, productId: string, visitor: Visitor): Promise<OwnReview | null> {
  const customerId = await findBuyer(db, productId, visitor);
  return customerId ? findReviewOf(db, productId, customerId) : null;
}
