import { formatMoney, type Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { shopDayAndTime } from '../../settings/zone.ts';

/** A price as its row has it, in minor units. */
export interface PriceRow {
  readonly priceAmount: number;
  readonly currency: string;
  /** The lowest price of the 30 days before the sale that runs, where that is higher. */
  readonly struckAmount: number | null;
  readonly saleEndsAt: Date | null;
}

/** What one costs now, and what that may be compared with. */
export interface ShownPrice {
  readonly price: Money;
  /** The lowest price of the 30 days before a reduction: always higher than `price`. */
  readonly was: Money | null;
  /** When the sale ends that runs; null where none runs or its end is open. */
  readonly saleUntil: Date | null;
}

/** The one place that says which price is struck: pages, lists, cart and catalogues of merchants show what it returns. */
export function shownPrice({ priceAmount, currency, struckAmount, saleEndsAt }: PriceRow): ShownPrice {
  const isReduced = struckAmount !== null && struckAmount > priceAmount;
  return {
    price: { amount: priceAmount, currency },
    was: isReduced ? { amount: struckAmount, currency } : null,
    saleUntil: saleEndsAt,
  };
}

/** What is struck beside one price of several variants: something only if all of them were reduced, and the least then. */
export function commonWas(variants: readonly { readonly was: Money | null }[]): Money | null {
  const all = variants.flatMap(({ was }) => was ?? []);
  if (all.length === 0 || all.length < variants.length) return null;
  return all.reduce((least, one) => (one.amount < least.amount ? one : least));
}

/** When the sale of all of these ends; null where they do not end at one time. */
export function commonEnd(variants: readonly { readonly saleUntil: Date | null }[]): Date | null {
  const [first] = variants;
  const isSame = variants.every(({ saleUntil }) => saleUntil?.getTime() === first?.saleUntil?.getTime());
  return isSame ? (first?.saleUntil ?? null) : null;
}

export function wasText(was: Money): string {
  return t('Lowest price of the 30 days before: {price}', { price: formatMoney(was) });
}

export function saleEndText(until: Date): string {
  return t('On sale until {time} {zone}.', shopDayAndTime(until));
}
