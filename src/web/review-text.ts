import type { Sentence } from '#messages/sentence.ts';
import type { Tone } from '#shop/orders/state-words.ts';
import type { ReviewState } from '#shop/reviews/review.ts';

/** How a review stands, in words for its author and for staff. */
export const reviewStateText: Readonly<Record<ReviewState, { tone: Tone; text: Sentence }>> = {
  published: { tone: 'good', text: 'Published.' },
  waiting: { tone: 'plain', text: 'Waiting to be read.' },
  refused: { tone: 'warning', text: 'Not published. You can write it again.' },
  order_refunded: {
    tone: 'warning',
    text: 'Not shown, because its order was refunded. Its stars do not count.',
  },
  payment_disputed: {
    tone: 'warning',
    text: 'Not shown, because the bank took the payment of its order back. Its stars do not count.',
  },
  not_owned: {
    tone: 'warning',
    text: 'Not shown, because access to the product has ended. Its stars do not count.',
  },
  other_counts: {
    tone: 'plain',
    text: 'Not shown, because another review by the same buyer counts.',
  },
};
