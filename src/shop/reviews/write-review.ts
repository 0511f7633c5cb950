import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { Holder } from '../customers/access.ts';
import { findHolder } from '../customers/access-store.ts';
import { refreshVisitor } from '../customers/identify-visitor.ts';
import type { Visitor } from '../customers/store.ts';
import { nameEntitlingItems } from '../products/rating-store.ts';
import { findBySlug } from '../products/store.ts';
import { findReviewOf, type OwnReview } from './own-store.ts';
import type { ReviewInput } from './review.ts';
import { lockUnprovenOrder, upsertReview } from './store.ts';

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
  if (!product || !visitor) throw unknownProduct();
  await inTransaction(db, async (tx) => {
    const holder = await lockHolder(tx, product.id, visitor);
    if (!holder) throw unknownProduct();
    if (await upsertReview(tx, product.id, holder, input, now())) return nameEntitlingItems(tx, product.id);
    const text = t('Your review is published already. To change it, delete it first.');
    throw new ShopError('review_stands', 409, text);
  });
}

/** Who the review is kept for: a customer or an order; an order that has joined its customer since the request began is followed there. */
async function lockHolder(tx: Tx, productId: string, visitor: Visitor): Promise<Holder | null> {
  const holder = await findHolder(tx, visitor, productId);
  if (holder && ('customerId' in holder || (await lockUnprovenOrder(tx, holder.orderId)))) return holder;
  return findHolder(tx, await refreshVisitor(tx, visitor), productId);
}

function unknownProduct(): ShopError {
  return new ShopError('unknown_product', 404, t('Only buyers can review this.'));
}

/** The visitor's review of a product; null if there is none. */
export async function ownReview(db: Db, productId: string, visitor: Visitor): Promise<OwnReview | null> {
  const holder = await findHolder(db, visitor, productId);
  return holder && findReviewOf(db, productId, holder);
}
