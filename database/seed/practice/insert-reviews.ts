import { secondsFrom } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { recalculateRatings } from '#shop/products/recalculate-rating.ts';
import type { CourseOnSale } from './catalogue.ts';
import { insertAll } from './insert-all.ts';
import { type Buyer, DAY_SECONDS } from './insert-customers.ts';
import { type PersonName, people } from './people.ts';
import { type PracticeReview, reviews } from './reviews.ts';

/** Writes the reviews of practice customers and counts the ratings anew. @returns how many were written. */
export async function insertPracticeReviews(
  tx: Tx,
  buyers: ReadonlyMap<PersonName, Buyer>,
  courses: ReadonlyMap<string, CourseOnSale>,
  at: Date,
): Promise<number> {
  const rows = reviews.flatMap((review) => {
    const buyer = buyers.get(review.buyer);
    const course = courses.get(review.course);
    return buyer && course ? [reviewRow(review, buyer, course, at)] : [];
  });
  await insertAll(tx, 'reviews', rows);
  await recalculateRatings(
    tx,
    rows.map(({ productId }) => productId),
  );
  return rows.length;
}

function reviewRow(review: PracticeReview, { customerId }: Buyer, { productId }: CourseOnSale, at: Date) {
  const { rating, title = '', body, daysAgo, status = 'approved', reply = null } = review;
  const { firstName, lastName } = people[review.buyer];
  const createdAt = secondsFrom(-daysAgo * DAY_SECONDS, at);
  const decidedAt = status === 'pending' ? null : secondsFrom(0.4 * DAY_SECONDS, createdAt);
  return {
    ...{
      productId,
      customerId,
      rating,
      title,
      body,
      status,
      createdAt,
      updatedAt: createdAt,
      decidedAt,
      reply,
    },
    authorName: `${firstName} ${lastName.slice(0, 1)}.`,
    decidedBy: decidedAt && 'cli',
    repliedAt: reply === null ? null : secondsFrom(0.5 * DAY_SECONDS, createdAt),
  };
}
