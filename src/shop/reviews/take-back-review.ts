import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { Visitor } from '../customers/store.ts';
import { recalculateRating } from '../products/recalculate-rating.ts';
import { findBySlug } from '../products/store.ts';
import { deleteWrittenReviews } from './own-store.ts';

/**
 * Deletes what the visitor wrote of a product, with the answer to it. Its stars count no more, and its pages are made anew.
 * Also of a product that is no longer the visitor's.
 * @throws ShopError `unknown_review` when there is none.
 */
export async function takeBackReview(db: Db, slug: string, visitor: Visitor | null): Promise<void> {
  const product = visitor && (await findBySlug(db, slug));
  if (!product) throw unknownReview();
  await inTransaction(db, async (tx) => {
    if (!(await deleteWrittenReviews(tx, product.id, visitor))) throw unknownReview();
    await recalculateRating(tx, product.id);
  });
}

function unknownReview(): ShopError {
  return new ShopError('unknown_review', 404, t('There is no review of yours here.'));
}
