import { createHash } from 'node:crypto';
import { leastCharge } from '#lib/least-charge.ts';
import { formatMoney, type Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { MAX_AMOUNT } from '../../products/editing/amount-fields.ts';
import type { PricedPart } from '../../products/kinds/bundle/split-price.ts';
import { splitPrice } from '../../products/kinds/bundle/split-price.ts';
import { type ExchangeRate, exchanged, type Rounding, stepOf } from './exchange-rate.ts';
import type { StoredPrice } from './prices-store.ts';

/** Another currency, and what the prices in others become in it. */
export interface CurrencyWish {
  readonly to: string;
  /** By the currency of the prices. */
  readonly rates: ReadonlyMap<string, ExchangeRate>;
  readonly rounding: Rounding;
}

/** An amount before and after; in minor units. */
export interface PlannedPrice extends StoredPrice {
  readonly to: number;
  /** It is not exactly what the rate gives. */
  readonly isRounded: boolean;
  /** Why it cannot be so, as a sentence; null where it can. */
  readonly problem: string | null;
}

/** A part of a bundle, by the variant that it is. */
export type BundledPart = PricedPart & { readonly variantId: string };

/**
 * What every amount becomes. Each has a rate: `missingRates` is asked before.
 * @param bundles the parts of each variant of a bundle.
 */
export function planPricesIn(
  { to, rates, rounding }: CurrencyWish,
  stored: readonly StoredPrice[],
  bundles: ReadonlyMap<string, readonly BundledPart[]>,
): PlannedPrice[] {
  const planned = stored.map((price) => {
    const parts = price.use === 'price' ? (bundles.get(price.id) ?? []) : [];
    const pieces = parts.map(({ quantity }) => quantity).reduce(commonDivisor, 0) || 1;
    const step = price.use === 'cost' ? 1 : stepOf(to, rounding, pieces);
    const rate = rates.get(price.currency) ?? { digits: 1n, scale: 0 };
    const { amount, isRounded } = exchanged(price, to, rate, step);
    return { ...price, to: amount, isRounded, problem: problemOf(price, { amount, currency: to }) };
  });
  const fresh = new Map(planned.map((one) => [`${one.use}:${one.id}`, one.to]));
  return planned.map((one, at) => ({
    ...one,
    problem:
      one.problem ??
      sharedProblem(one, to, bundles.get(one.id), (id) => fresh.get(`price:${id}`)) ??
      limitProblem(one, planned[at - 1]),
  }));
}

/** Currencies of which a rate is needed and none was given. */
export function missingRates({ rates }: CurrencyWish, stored: readonly StoredPrice[]): string[] {
  return [...new Set(stored.map(({ currency }) => currency))].filter((currency) => !rates.has(currency));
}

/** Stands for what was seen: with another price, rate or rounding it is another. */
export function digestOf(wish: CurrencyWish, planned: readonly PlannedPrice[]): string {
  const lines = planned.map((one) =>
    [one.use, one.id, one.position ?? '', one.amount, one.currency, one.to].join(' '),
  );
  return createHash('sha256')
    .update([wish.to, ...lines].join('\n'))
    .digest('hex')
    .slice(0, 32);
}

function problemOf({ use, amount: before }: StoredPrice, now: Money): string | null {
  const { amount, currency } = now;
  if (amount > MAX_AMOUNT)
    return t('At most {amount}.', { amount: formatMoney({ amount: MAX_AMOUNT, currency }) });
  if (before === 0 || use === 'cost') return null;
  if (amount === 0) return t('Nothing would be left of it.');
  const least = leastCharge(currency);
  if ((use === 'price' || use === 'fixed_price' || use === 'delivery') && amount < least)
    return t('At least {amount}, which is the least that can be paid, or 0.', {
      amount: formatMoney({ amount: least, currency }),
    });
  return null;
}

/** A bundle whose new price cannot be shared among its parts could not be bought. */
function sharedProblem(
  { use, to: amount }: PlannedPrice,
  currency: string,
  parts: readonly BundledPart[] | undefined,
  costOf: (variantId: string) => number | undefined,
): string | null {
  if (use !== 'price' || !parts) return null;
  const priced = parts.map((part) => ({
    quantity: part.quantity,
    amount: costOf(part.variantId) ?? part.amount,
  }));
  if (splitPrice({ amount, currency }, priced) !== null) return null;
  return t(
    '{price} cannot be shared among these parts in whole amounts: choose a price that can be divided.',
    {
      price: formatMoney({ amount, currency }),
    },
  );
}

/** Each step of a delivery goes up to more than the one before it. */
function limitProblem(one: PlannedPrice, before: PlannedPrice | undefined): string | null {
  const isNext = one.use === 'up_to' && before?.use === 'up_to' && before.id === one.id;
  return isNext && one.to <= before.to ? t('Each row goes up to more than the one above it.') : null;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
