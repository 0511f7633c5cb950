import type { Db } from '#lib/db.ts';
import { distributionOf, type PublishedReview, type StarCount } from './review.ts';
import { countStars, listPublished } from './store.ts';

const MAX_SHOWN = 12;

export interface ReviewSummary {
  readonly count: number;
  readonly distribution: readonly StarCount[];
  /** The newest few. */
  readonly latest: readonly PublishedReview[];
}

/** The reviews of a product, for its public page. */
export async function showReviews(db: Db, productId: string): Promise<ReviewSummary> {
  const stars = await countStars(db, productId);
  const count = [...stars.values()].reduce((sum, one) => sum + one, 0);
  const latest = count === 0 ? [] : await listPublished(db, productId, MAX_SHOWN);
  return { count, distribution: distributionOf(stars), latest };
}
