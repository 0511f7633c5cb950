import { now } from '#lib/clock.ts';
import { wallTimeAt } from '#lib/wall-time.ts';
import { dateFormat } from '#messages/formats.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { Role } from '#shop/accounts/permissions.ts';
import type { CancelReason, OrderStatus } from '#shop/orders/order.ts';
import type { STAFF_REASONS } from '#shop/orders/refunds/request-refund.ts';
import type { Tone } from '#shop/orders/state-words.ts';
import type { ProductStatus } from '#shop/products/editing/status.ts';
import type { OrderListing } from '#shop/reports/orders-store.ts';
import { shopZone } from '#shop/settings/zone.ts';

export type { Tone };

/** A word with its tone; `badgeOf` says it. */
export interface Label {
  readonly tone: Tone;
  readonly word: Sentence;
}

/** What a badge shows, in the current language. */
export function badgeOf({ tone, word }: Label): { tone: Tone; word: string } {
  return { tone, word: t(word) };
}

export const productStatusLabels: Readonly<Record<ProductStatus, Label>> = {
  draft: { tone: 'plain', word: 'Draft' },
  review: { tone: 'warning', word: 'In review' },
  published: { tone: 'good', word: 'Published' },
  archived: { tone: 'plain', word: 'Unpublished' },
};

export const orderStatusLabels: Readonly<Record<OrderStatus, Label>> = {
  pending: { tone: 'warning', word: 'Not paid' },
  completed: { tone: 'good', word: 'Paid' },
  failed: { tone: 'wrong', word: 'Failed' },
  expired: { tone: 'plain', word: 'Expired' },
  cancelled: { tone: 'plain', word: 'Cancelled' },
  partially_refunded: { tone: 'plain', word: 'Partly refunded' },
  refunded: { tone: 'plain', word: 'Refunded' },
};

/** What the list of orders filters by. */
export const orderListingLabels: Readonly<Record<OrderListing, Label>> = {
  ...orderStatusLabels,
  free: { tone: 'good', word: 'Free' },
  given: { tone: 'good', word: 'Given by staff' },
  disputed: { tone: 'wrong', word: 'Disputed' },
};

/** Marks what was made for the demo shop. */
export const practiceLabel: Label = { tone: 'plain', word: 'Practice' };

/** Where an order was paid: with real money only in live mode. */
export const modeNames: Readonly<Record<'sandbox' | 'test' | 'live', Sentence>> = {
  sandbox: 'Sandbox',
  test: 'Stripe test',
  live: 'Live',
};

export const roleLabels: Readonly<Record<Role, Sentence>> = {
  user: 'Customer',
  supporter: 'Supporter',
  admin: 'Admin',
  super_admin: 'Super admin',
};

/** What each status change of a product does, shown before it is done. */
export const statusChangeLabels: Readonly<Record<ProductStatus, { button: Sentence; text: Sentence }>> = {
  review: {
    button: 'Send to review',
    text: 'Someone else checks it first. Shoppers see nothing of it yet.',
  },
  published: {
    button: 'Publish',
    text: 'It goes on sale at once: shoppers find it in the lists and can buy it.',
  },
  archived: {
    button: 'Unpublish…',
    text: 'It goes off sale at once. You see first what that does.',
  },
  draft: { button: 'Back to draft', text: 'It is still being written. Shoppers see nothing of it.' },
};

export const refundReasonLabels: Readonly<Record<(typeof STAFF_REASONS)[number], Sentence>> = {
  requested_by_customer: 'Requested by the customer',
  duplicate: 'Bought twice by mistake',
  fraudulent: 'Paid by someone else (fraud)',
  other: 'Another reason',
};

export const cancelReasonLabels: Readonly<Record<CancelReason, Sentence>> = {
  buyer: 'By the buyer',
  staff: 'By staff',
  superseded: 'Replaced by a newer order',
  payment_page_failed: 'The payment page could not be opened',
  buyer_erased: 'The buyer’s data was erased',
};

/** How much of a line is open to its buyer: "Active", "1 of 2 active", "Ended". */
export function accessText({
  units,
  quantity,
}: {
  readonly units: number;
  readonly quantity: number;
}): string {
  if (units === 0) return t('Ended ¦ access');
  if (units === quantity) return t('Active ¦ access');
  return t('{units, number} of {quantity, number} active', { units, quantity });
}

/** `By 7 Dec`, with the year where it is another; `Overdue since 7 Dec` when the day is over. By the clocks of the shop. */
export function dueText(at: Date): string {
  const today = now();
  const timeZone = shopZone();
  const isThisYear = wallTimeAt(at, timeZone).slice(0, 4) === wallTimeAt(today, timeZone).slice(0, 4);
  const date = dateFormat({
    timeZone,
    ...{ day: 'numeric', month: 'short' },
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(at);
  return at < today ? t('Overdue since {date}', { date }) : t('By {date}', { date });
}

/** `4 Oct 2026, 14:03` by the clocks of the shop; with the zone `4 Oct 2026, 14:03 CEST`. */
export function formatDateTime(at: Date, zone: 'with zone' | null = null): string {
  return dateFormat({
    timeZone: shopZone(),
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(zone ? { timeZoneName: 'short' } : {}),
  }).format(at);
}
