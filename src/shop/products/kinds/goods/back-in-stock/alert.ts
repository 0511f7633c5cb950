export type AlertState = 'unproven' | 'waiting' | 'told' | 'left';

/** Somebody who wants to be told when a variant can be had again. */
export interface Alert {
  readonly id: string;
  readonly variantId: string;
  readonly email: string;
  readonly state: AlertState;
  readonly slug: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly sku: string;
  /** What the item is written in; null where its kind has none. */
  readonly language: string | null;
  /** Whether the item is on sale at all. */
  readonly isOnSale: boolean;
}

/** Most who are told of one piece do not buy it. */
const TOLD_PER_PIECE = 5;
/** For so long those who were told have time to buy before others are. */
export const TURN_SECONDS = 4 * 3600;
/** Emails queued at once for one variant. */
const BATCH = 200;

/**
 * How many are told now, in the order in which they asked: five for each piece, so that few come too late and nothing stays
 * unsold because the first did not answer; those after them when some are left four hours later.
 * @param left pieces that can be bought; null where nothing runs out.
 * @param toldLately how many were told in the last `TURN_SECONDS`.
 */
export function toldNow(left: number | null, toldLately: number): number {
  if (left === null) return BATCH;
  return Math.min(BATCH, Math.max(0, left * TOLD_PER_PIECE - toldLately));
}
