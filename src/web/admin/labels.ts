import type { ConcernKind } from '#shop/concerns/concern.ts';
import type { OrderStatus } from '#shop/orders/order.ts';
import type { Tone } from '#shop/orders/state-words.ts';
import type { ProductStatus } from '#shop/products/editing/status.ts';

export type { Tone };

export const productStatusLabels: Readonly<Record<ProductStatus, { tone: Tone; word: string }>> = {
  draft: { tone: 'plain', word: 'Draft' },
  review: { tone: 'warning', word: 'In review' },
  published: { tone: 'good', word: 'Published' },
  archived: { tone: 'plain', word: 'Archived' },
};

export const orderStatusLabels: Readonly<Record<OrderStatus, { tone: Tone; word: string }>> = {
  pending: { tone: 'warning', word: 'Not paid' },
  completed: { tone: 'good', word: 'Paid' },
  failed: { tone: 'wrong', word: 'Failed' },
  expired: { tone: 'plain', word: 'Ran out of time' },
  cancelled: { tone: 'plain', word: 'Cancelled' },
  partially_refunded: { tone: 'plain', word: 'Partly refunded' },
  refunded: { tone: 'plain', word: 'Refunded' },
};

/** Marks what was made for the demo shop. */
export const practiceLabel = { tone: 'plain', word: 'Practice' } as const;

/** Where an order was paid: with real money only in live mode. */
export const modeNames = { sandbox: 'Sandbox', test: 'Stripe test', live: 'Live' } as const;

/** What each status change of a product does, shown before it is done. */
export const statusChangeLabels: Readonly<Record<ProductStatus, { button: string; text: string }>> = {
  review: {
    button: 'Send to review',
    text: 'Somebody else checks it first. Shoppers see nothing of it yet.',
  },
  published: {
    button: 'Publish',
    text: 'It goes on sale at once: shoppers find it in the lists, and can buy it.',
  },
  archived: {
    button: 'Archive',
    text: 'It goes off sale at once, and its page says that it is gone. Buyers keep what they bought.',
  },
  draft: { button: 'Back to draft', text: 'It is still being written. Shoppers see nothing of it.' },
};

export const refundReasonLabels = {
  requested_by_customer: 'The customer asked for it',
  duplicate: 'Bought twice by mistake',
  fraudulent: 'Paid by somebody else (fraud)',
  other: 'Another reason',
} as const;

/** What needs attention, and what to do about it. */
export const concernLabels: Readonly<Record<ConcernKind, { tone: Tone; word: string; text: string }>> = {
  dispute_open: {
    tone: 'wrong',
    word: 'Disputed',
    text: 'A bank took the payment back. Send evidence at Stripe before the date.',
  },
  inquiry_open: {
    tone: 'warning',
    word: 'The bank asks',
    text: 'No money has moved. Answer at Stripe before the date, or refund the order.',
  },
  money_without_order: {
    tone: 'wrong',
    word: 'Money without an order',
    text: 'A buyer paid, and this database has no such order. Give the money back or make the order again.',
  },
  refund_mismatch: {
    tone: 'wrong',
    word: 'Refund does not fit',
    text: 'Stripe reported a refund that does not fit its payment. It was not counted. Check it at Stripe.',
  },
  payment_mismatch: {
    tone: 'wrong',
    word: 'Payment does not fit',
    text: 'Stripe reported a payment with another amount or currency than the order. Nothing was given for it.',
  },
  intent_of_another_order: {
    tone: 'wrong',
    word: 'Payment of another order',
    text: 'One payment was reported for two orders. Only the first order was completed.',
  },
  dispute_mismatch: {
    tone: 'wrong',
    word: 'Dispute does not fit',
    text: 'Stripe reported a dispute that does not fit its payment. Check it at Stripe.',
  },
  wrong_mode: {
    tone: 'wrong',
    word: 'Wrong mode',
    text: 'Stripe mixed test money and real money for this order. Nothing was changed. Check the keys and the webhook.',
  },
  not_a_payment: {
    tone: 'wrong',
    word: 'Not a payment',
    text: 'Stripe reported a subscription or a stored card for this order, not a payment. Nothing was changed.',
  },
  event_unreadable: {
    tone: 'wrong',
    word: 'Unreadable Stripe event',
    text: 'An event of Stripe has a field of the wrong kind. Nothing was changed. Look at it in Stripe’s dashboard.',
  },
  rule_broken: {
    tone: 'wrong',
    word: 'Books do not add up',
    text: 'A rule that must always hold does not: “npm run shop -- doctor” says where.',
  },
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
  beyond_capacity: {
    tone: 'warning',
    word: 'Beyond capacity',
    text: 'A paid place had been sold again. Make room or refund it, then mark the order as dealt with.',
  },
  event_failed: {
    tone: 'wrong',
    word: 'Stripe event failed',
    text: 'Our handling of it failed. Stripe sends it again.',
  },
  email_refused: {
    tone: 'wrong',
    word: 'Email refused',
    text: 'The buyer’s mail server does not take it. It is not sent again. Check the address, or reach the buyer another way.',
  },
  email_doubtful: {
    tone: 'warning',
    word: 'Email may have arrived',
    text: 'The mail server got it and did not answer. It is not sent again by itself, so that nobody gets it twice. Ask the buyer if it matters, then say what is true.',
  },
  email_stuck: {
    tone: 'warning',
    word: 'Email not sent',
    text: 'It has waited for over a quarter of an hour.',
  },
  withdrawal_waiting: {
    tone: 'warning',
    word: 'Withdrawn',
    text: 'The buyer withdrew, and no refund is under way. Refund the order, or say why not.',
  },
  event_parked: {
    tone: 'plain',
    word: 'Stripe event parked',
    text: 'Its payment is not known here. If it belongs to this shop, replay it; else leave it.',
  },
  review_waiting: { tone: 'plain', word: 'New review', text: 'Read it, then publish or refuse it.' },
  product_in_review: { tone: 'plain', word: 'In review', text: 'Read it, then publish it or send it back.' },
};

const DATE_TIME = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** `4 Oct 2026, 14:03`, in UTC. */
export function formatDateTime(at: Date): string {
  return DATE_TIME.format(at);
}
