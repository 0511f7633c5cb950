import type { OrderRow } from '../store.ts';

/** How long a buyer can change their mind, in days after the one of the contract. */
export const WITHDRAWAL_DAYS = 14;

const DAY_MS = 24 * 3600 * 1000;

/**
 * The instant until which a buyer can withdraw from a paid order by its page; null where there is nothing to withdraw
 * from (a practice order was never paid). The day of the contract does not count and the last one counts whole, wherever the buyer lives.
 * Source: Directive 2011/83/EU, articles 9 and 11a.
 */
export function withdrawalEnd(
  order: Pick<OrderRow, 'completedAt' | 'totalAmount' | 'status' | 'withdrawnAt'> & {
    readonly isPractice?: boolean;
  },
): Date | null {
  const { completedAt, totalAmount, status, withdrawnAt, isPractice } = order;
  if (isPractice || !completedAt || totalAmount === 0 || withdrawnAt || status === 'refunded') return null;
  return new Date(completedAt.getTime() + (WITHDRAWAL_DAYS + 1) * DAY_MS);
}
