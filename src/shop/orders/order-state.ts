import type { Money } from '#lib/money.ts';
import type { OrderStatus } from './order.ts';

/** What an order is to its buyer and to staff: finer than its status, and each has words of its own everywhere. */
export const orderStates = [
  'unpaid',
  'declined',
  'processing',
  'failed',
  'expired',
  'cancelled',
  'paid',
  'free',
  'withdrawn',
  'partly_refunded',
  'refunded',
  'inquiry',
  'disputed',
  'charged_back',
] as const;
export type OrderState = (typeof orderStates)[number];

/** What the state of an order follows from. */
export interface StateFacts {
  readonly status: OrderStatus;
  readonly total: Money;
  /** The buyer has paid, the bank has not confirmed. */
  readonly isProcessing?: boolean;
  /** Why the last attempt was declined, while another is possible. */
  readonly declinedCode?: string | null;
  readonly dispute?: 'inquiry' | 'open' | 'lost' | null;
  readonly withdrawnAt?: Date | null;
}

const DISPUTES = { inquiry: 'inquiry', open: 'disputed', lost: 'charged_back' } as const;

/** The one state that an order is in. */
export function orderStateOf(order: StateFacts): OrderState {
  const { status, dispute } = order;
  if (status === 'pending') return pendingState(order);
  if (status === 'refunded') return 'refunded';
  if (dispute) return DISPUTES[dispute];
  if (status === 'partially_refunded') return 'partly_refunded';
  if (status !== 'completed') return status;
  if (order.withdrawnAt) return 'withdrawn';
  return order.total.amount === 0 ? 'free' : 'paid';
}

function pendingState({ isProcessing, declinedCode }: StateFacts): OrderState {
  if (isProcessing) return 'processing';
  return declinedCode ? 'declined' : 'unpaid';
}

/** Whether the buyer has what was ordered, or a part of it. */
export function isGiven(state: OrderState): boolean {
  return ['paid', 'free', 'partly_refunded', 'inquiry', 'disputed'].includes(state);
}

/** Whether the order ended without being paid, so that ordering again is the way on. */
export function isOver(state: OrderState): boolean {
  return ['failed', 'expired', 'cancelled'].includes(state);
}
