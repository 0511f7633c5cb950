import type { OrderStatus } from '#shop/orders/order.ts';
import type { ProductStatus } from '#shop/products/editing/status.ts';
import type { ConcernKind } from '#shop/reports/today-store.ts';

export type Tone = 'good' | 'warning' | 'wrong' | 'plain';

export const productWords: Readonly<Record<ProductStatus, { tone: Tone; word: string }>> = {
  draft: { tone: 'plain', word: 'Draft' },
  review: { tone: 'warning', word: 'In review' },
  published: { tone: 'good', word: 'Published' },
  archived: { tone: 'plain', word: 'Archived' },
};

export const orderMarks: Readonly<Record<OrderStatus, { tone: Tone; word: string }>> = {
  pending: { tone: 'warning', word: 'Not paid' },
  completed: { tone: 'good', word: 'Paid' },
  failed: { tone: 'wrong', word: 'Failed' },
  expired: { tone: 'plain', word: 'Ran out of time' },
  cancelled: { tone: 'plain', word: 'Cancelled' },
  partially_refunded: { tone: 'plain', word: 'Partly refunded' },
  refunded: { tone: 'plain', word: 'Refunded' },
};

/** What each move of a product does, said before it is done. */
export const moveWords: Readonly<Record<ProductStatus, { button: string; text: string }>> = {
  review: {
    button: 'Send to review',
    text: 'For a second pair of eyes. Shoppers see nothing of it yet.',
  },
  published: {
    button: 'Publish',
    text: 'It goes on sale at once: shoppers find it in the lists, and can buy it.',
  },
  archived: {
    button: 'Archive',
    text: 'It goes off sale at once, and its page says that it is gone. Whoever has bought it keeps it.',
  },
  draft: { button: 'Back to draft', text: 'It is still being written. Shoppers see nothing of it.' },
};

export const refundReasons = {
  requested_by_customer: 'The customer asked for it',
  duplicate: 'Bought twice by mistake',
  fraudulent: 'Paid by somebody else (fraud)',
  other: 'Another reason',
} as const;

/** What needs a hand, and what to do about it. */
export const concernWords: Readonly<Record<ConcernKind, { tone: Tone; word: string; text: string }>> = {
  dispute_open: {
    tone: 'wrong',
    word: 'Disputed',
    text: 'A bank took the payment back. Send evidence at Stripe before the date.',
  },
  rule_broken: { tone: 'wrong', word: 'Books do not add up', text: 'A rule that must always hold does not.' },
  refund_failed: {
    tone: 'wrong',
    word: 'Refund failed',
    text: 'The money did not go back. See why in the order, then try again or pay it back another way.',
  },
  refund_slow: {
    tone: 'warning',
    word: 'Refund waits',
    text: 'Stripe has not settled this refund for over an hour.',
  },
  event_failed: {
    tone: 'wrong',
    word: 'Stripe event failed',
    text: 'We stumbled over it. Stripe tries again.',
  },
  letter_stuck: {
    tone: 'warning',
    word: 'Letter not sent',
    text: 'It has waited for over a quarter of an hour.',
  },
  product_in_review: { tone: 'plain', word: 'In review', text: 'Read it, then publish it or send it back.' },
};

const WHEN = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** `4 Oct 2026, 14:03`, by the clock of UTC. */
export function whenText(at: Date): string {
  return WHEN.format(at);
}
