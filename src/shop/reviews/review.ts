import { z } from 'zod';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';

/** A whole number of stars, as a form or JSON sends it. */
const stars = z.union(
  [
    z.number().int().min(1).max(5),
    z
      .string()
      .regex(/^[1-5]$/)
      .transform(Number),
  ],
  { error: () => t('Choose one to five stars.') },
);

const MAX_TITLE = 100;
const MAX_BODY = 4000;
const MAX_NAME = 120;

const tooLong = () => t('Keep it to {max, number} characters.', { max: MAX_BODY });
const tooShort = () => t('Write a sentence or two.');

/** A buyer's review of a product. Plain text: markup in it is not interpreted. */
export const reviewInput = z.strictObject({
  rating: stars,
  /** One line; blank for none. */
  title: typedText(MAX_TITLE, () => t('Keep the title to {max, number} characters.', { max: MAX_TITLE }))
    .regex(/^\P{Cc}*$/u, { error: () => t('Keep the title to one line.') })
    .default(''),
  body: typedText(MAX_BODY, tooLong, tooShort).min(10, { error: tooShort }),
  /** The name to show; blank for none. */
  name: typedText(MAX_NAME, () => t('Keep the name to {max, number} characters.', { max: MAX_NAME })).default(
    '',
  ),
});
export type ReviewInput = z.infer<typeof reviewInput>;

export const replyInput = typedText(4000).min(1, { error: () => t('Write an answer.') });

export const reviewStatuses = ['pending', 'approved', 'rejected'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** What decides whether a review is shown. */
export interface ReviewFacts {
  readonly status: ReviewStatus;
  /** Whether its author still has the product by an order of their own, so that it may be shown. */
  readonly isEntitled: boolean;
  /** Why the order item that the review names gives nothing any more: `refunded`, `dispute_lost`; null while it does. */
  readonly reason: string | null;
}

/** How a review stands: shown, or why it is not. */
export type ReviewState =
  | 'published'
  | 'waiting'
  | 'refused'
  | 'order_refunded'
  | 'payment_disputed'
  | 'not_owned'
  | 'other_counts';

/** A review that staff refused is refused, whatever became of its order. */
export function reviewStateOf({ status, isEntitled, reason }: ReviewFacts): ReviewState {
  if (status === 'rejected') return 'refused';
  if (isEntitled) return status === 'approved' ? 'published' : 'waiting';
  if (reason === null) return 'other_counts';
  if (reason === 'refunded') return 'order_refunded';
  return reason === 'dispute_lost' ? 'payment_disputed' : 'not_owned';
}

/** A review as the product page shows it. */
export interface PublishedReview {
  readonly id: string;
  readonly rating: number;
  readonly title: string;
  readonly name: string;
  readonly body: string;
  readonly reply: string | null;
  readonly at: Date;
}

/** How many reviews gave this many stars. */
export interface StarCount {
  readonly stars: number;
  readonly count: number;
  /** Whole percent of all. */
  readonly percent: number;
}

/** From five stars to one. @param counts number of reviews by stars */
export function distributionOf(counts: ReadonlyMap<number, number>): StarCount[] {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [5, 4, 3, 2, 1].map((star) => {
    const count = counts.get(star) ?? 0;
    return { stars: star, count, percent: all === 0 ? 0 : Math.round((count * 100) / all) };
  });
}
