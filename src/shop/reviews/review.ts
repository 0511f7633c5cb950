import { z } from 'zod';
import { typedText } from '#lib/typed-text.ts';

/** A whole number of stars, as a form or JSON sends it. */
const stars = z.union(
  [
    z.number().int().min(1).max(5),
    z
      .string()
      .regex(/^[1-5]$/)
      .transform(Number),
  ],
  { error: 'Choose one to five stars.' },
);

/** A buyer's review of a product. Plain text: markup in it is not interpreted. */
export const reviewInput = z.strictObject({
  rating: stars,
  body: typedText(4000, 'Keep it to 4,000 characters.', 'Write a sentence or two.').min(
    10,
    'Write a sentence or two.',
  ),
  /** The name to show; blank for none. */
  name: typedText(60, 'Keep the name to 60 characters.').default(''),
});
export type ReviewInput = z.infer<typeof reviewInput>;

export const replyInput = typedText(4000, 'Keep it to 4,000 characters.').min(1, 'Write an answer.');

export const reviewStatuses = ['pending', 'approved', 'rejected'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** A review as the product page shows it. */
export interface PublishedReview {
  readonly id: string;
  readonly rating: number;
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
