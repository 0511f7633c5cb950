import type { Money } from '#lib/money.ts';
import type { StripeMethod } from '#lib/stripe/payment-method.ts';

export const orderStatuses = [
  'pending',
  'completed',
  'failed',
  'expired',
  'cancelled',
  'partially_refunded',
  'refunded',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];
export type Mode = 'sandbox' | 'test' | 'live';
export type CancelReason = 'buyer' | 'staff' | 'superseded' | 'payment_page_failed' | 'buyer_erased';

/** Every legal change of status. `failed` and `expired` may still complete: late money for places that are free. */
export const orderTransitions: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  pending: ['completed', 'failed', 'expired', 'cancelled'],
  completed: ['partially_refunded', 'refunded'],
  partially_refunded: ['refunded', 'completed'],
  refunded: ['partially_refunded', 'completed'],
  failed: ['completed'],
  expired: ['completed'],
  cancelled: [],
};

export function canTransition(from: OrderStatus, to: OrderStatus): boolean {
  return orderTransitions[from].includes(to);
}

/** How long the payment page stays open, in seconds; Stripe's least is 30 minutes. */
export const PAGE_SECONDS = 35 * 60;
/** How long places are held, in seconds: longer than the page, so that nobody pays for a released place. */
export const HOLD_SECONDS = 45 * 60;

/** What Stripe says about a payment, as far as it has to match the order. */
export interface Paid {
  readonly sessionId: string;
  readonly paymentIntentId: string | null;
  readonly total: Money | null;
  readonly isLive: boolean;
  /** How it was paid, where Stripe said so. */
  readonly method?: StripeMethod | null;
  /** Stripe's object, unchanged, as JSON. */
  readonly answer: string;
}

/** Who did it, for the history: a word, or a word and an id. */
export type Actor = 'visitor' | 'stripe' | 'job' | 'cli' | `staff:${string}`;

/** `ORD-2026-000123`; `place-store.ts` makes the same in SQL. */
export function orderNumber(year: number, sequence: number): string {
  return `ORD-${year}-${String(sequence).padStart(6, '0')}`;
}

export function isOrderNumber(text: string): boolean {
  return /^ORD-\d{4}-\d{6,12}$/.test(text);
}
