import { secondsFrom } from '#lib/clock.ts';
import { t } from '#messages/t.ts';
import { shopTimeTexts } from '../settings/zone.ts';
import type { BackOrder } from './stock/promise.ts';

/** Whether a variant can be bought now. */
export type Availability =
  /**
   * @property left how many can be bought; null where nothing runs out.
   * @property of what is counted: variants with the same value share what is left.
   * @property backOrder what is there of something that can be bought beyond that, and when the rest is sent.
   */
  | {
      readonly is: 'open';
      readonly left: number | null;
      readonly of?: string | undefined;
      readonly backOrder?: BackOrder | undefined;
    }
  /** Other orders hold what is left; the first of them ends then. */
  | { readonly is: 'held'; readonly until: Date }
  | { readonly is: 'sold_out' }
  | { readonly is: 'not_yet'; readonly from: Date }
  | { readonly is: 'over' };

export const unlimited: Availability = { is: 'open', left: null };

/** The state of a product by those of its variants: it can be bought when one of them can. None: it is over. */
export function combineAvailability(states: readonly Availability[]): Availability {
  const open = states.filter((state) => state.is === 'open');
  if (open.length === 0) return states.reduce((a, b) => (RANK[a.is] <= RANK[b.is] ? a : b), { is: 'over' });
  const byPool = new Map<unknown, number>();
  for (const state of open) {
    if (state.left === null) return unlimited;
    const key = state.of ?? state;
    byPool.set(key, Math.max(byPool.get(key) ?? 0, state.left));
  }
  return { is: 'open', left: [...byPool.values()].reduce((sum, left) => sum + left, 0) };
}

const RANK: Readonly<Record<Availability['is'], number>> = {
  open: 0,
  held: 1,
  not_yet: 2,
  sold_out: 3,
  over: 4,
};

/** What people are told of something that cannot be bought now; null for what can. Times by the clocks of the shop. */
export function availabilityText(availability: Availability): string | null {
  switch (availability.is) {
    case 'open':
      return null;
    case 'held':
      return heldText(availability.until);
    case 'sold_out':
      return t('Sold out.');
    case 'not_yet':
      return t('On sale from {day}, {time} {zone}.', { ...shopTimeTexts(availability.from) });
    case 'over':
      return t('This is over.');
  }
}

/** A bank may confirm for days: then the day says more than the time. */
function heldText(until: Date): string {
  if (until > secondsFrom(HALF_DAY_SECONDS))
    return t('Others are paying for the last of these right now. Try again on {day}.', {
      day: shopTimeTexts(until).day,
    });
  return t('Others are paying for the last of these right now. Try again at {time} {zone}.', {
    ...shopTimeTexts(until),
  });
}

const HALF_DAY_SECONDS = 43_200;

/** Seats or pieces left are named on pages from this number down. */
export const FEW = 10;
