import { secondsFrom } from '#lib/clock.ts';
import { longDate } from '#lib/long-date.ts';
import { t } from '#messages/t.ts';
import type { StockRule } from './level.ts';

/** When what is sold beyond the stock of a variant is sent. */
export interface StockPromise {
  readonly rule: StockRule;
  /** Days until it is sent. */
  readonly promisedDays: number | null;
  /** The day from which it is sent: `2027-03-28`. */
  readonly promisedOn: string | null;
}

/** Pieces of a line that are not there when it is ordered, and the day from which they are sent: `2027-03-28`. */
export interface SentLater {
  readonly pieces: number;
  readonly from: string;
}

/** What is left of a variant that is sold beyond its stock, and from which day on more of it is sent. */
export interface BackOrder {
  readonly left: number;
  readonly from: string;
}

/** From which day on what is ordered now and is not there is sent: `2027-03-28`; null for what is not sold beyond the stock. */
export function promisedDay({ rule, promisedDays, promisedOn }: StockPromise, at: Date): string | null {
  if (rule !== 'backorder') return null;
  const today = isoDay(at);
  if (promisedDays !== null) return isoDay(secondsFrom(promisedDays * 86_400, at));
  return promisedOn !== null && promisedOn < today ? today : promisedOn;
}

/** What of so many pieces is sent later; null where all are there. */
export function sentLater(quantity: number, backOrder: BackOrder | undefined): SentLater | null {
  if (!backOrder || quantity <= backOrder.left) return null;
  return { pieces: quantity - backOrder.left, from: backOrder.from };
}

/** "Back-order: sent from 12 December 2026", and for a line of which some are there: how many now and how many then. */
export function sentLaterText(quantity: number, { pieces, from }: SentLater): string {
  const day = longDate(new Date(from));
  if (pieces >= quantity) return t('Back-order: sent from {day}', { day });
  return t('{now, number} in stock, {later, number} sent from {day}', {
    ...{ now: quantity - pieces, later: pieces, day },
  });
}

/**
 * What lines take beyond what is left of their variants, by order item: those that come first get what is there.
 * @param left pieces by variant.
 */
export function piecesBeyond(
  needs: readonly { readonly orderItemId: string; readonly variantId: string; readonly quantity: number }[],
  left: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const rest = new Map(left);
  const beyond = new Map<string, number>();
  for (const { orderItemId, variantId, quantity } of needs) {
    const free = rest.get(variantId) ?? 0;
    rest.set(variantId, Math.max(0, free - quantity));
    if (quantity > free) beyond.set(orderItemId, quantity - free);
  }
  return beyond;
}

const isoDay = (at: Date) => at.toISOString().slice(0, 10);
