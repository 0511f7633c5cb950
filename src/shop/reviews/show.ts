import type { Db } from '#lib/db.ts';
import { distributionOf, type ShownReview, type StarCount } from './review.ts';
import { countStars, listShown } from './store.ts';

const LATEST = 12;

export interface Reviews {
  readonly count: number;
  readonly distribution: readonly StarCount[];
  /** The newest few. */
  readonly latest: readonly ShownReview[];
}

/** What buyers say about a product, for its public page. */
export async function showReviews(db: Db, productId: string): Promise<Reviews> {
  const stars = await countStars(db, productId);
  const count = [...stars.values()].reduce((sum, one) => sum + one, 0);
  const latest = count === 0 ? [] : await listShown(db, productId, LATEST);
  return { count, distribution: distributionOf(stars), latest };
}
