import { allocate, allocateCharge, chargeStep } from '#lib/money.ts';
import type { TaxPlace } from './place.ts';
import { WHOLE } from './rate.ts';

/** Something that has one rate; amounts in minor units. */
export interface Taxable extends TaxPlace {
  readonly taxClass: string;
  /** In millionths. */
  readonly rate: number;
  /** After discounts; with the tax where prices include it, else without. */
  readonly amount: number;
}

/** The tax of it. With the net amount it is the gross amount. */
export interface Taxed extends Omit<Taxable, 'amount'> {
  readonly net: number;
  readonly tax: number;
}

/**
 * Taxes things of one document. The tax is computed of the sum at each rate, and shared over the things that have it, so that
 * the document's tax is right to the unit and its lines sum to it. What is added to the prices is an amount that Stripe
 * charges, and so is each line's part.
 * @param isIncluded whether the amounts include the tax.
 * @returns in the order given.
 */
export function calculateTaxes(
  things: readonly Taxable[],
  { isIncluded, currency }: { readonly isIncluded: boolean; readonly currency: string },
): Taxed[] {
  const taxes = new Map<Taxable, number>();
  for (const group of Map.groupBy(things, rateKey).values()) {
    const amounts = group.map(({ amount }) => amount);
    const sum = amounts.reduce((a, b) => a + b, 0);
    const amount = taxOf(sum, group[0]?.rate ?? 0, isIncluded, isIncluded ? 1 : chargeStep(currency));
    const shares = isIncluded ? allocate(amount, amounts) : allocateCharge({ amount, currency }, amounts);
    for (const [at, thing] of group.entries()) taxes.set(thing, shares[at] ?? 0);
  }
  return things.map((thing) => {
    const { amount, ...rest } = thing;
    const tax = taxes.get(thing) ?? 0;
    return { ...rest, tax, net: isIncluded ? amount - tax : amount };
  });
}

/** What is summed before it is taxed, and shown in one row. */
export function rateKey({
  country,
  region,
  ground,
  rate,
}: Pick<Taxed, 'country' | 'region' | 'ground' | 'rate'>): string {
  return [country, region, ground, rate].join(' ');
}

/** The tax of an amount in whole steps, half a step rounded up; exact at any size, and rounded once. */
export function taxOf(amount: number, rate: number, isIncluded: boolean, step = 1): number {
  const divisor = BigInt(isIncluded ? WHOLE + rate : WHOLE) * BigInt(step);
  return Number((2n * BigInt(amount) * BigInt(rate) + divisor) / (2n * divisor)) * step;
}

/** The amount without the tax that it includes, rounded as its tax is. */
export function netOf(amount: number, rate: number, step = 1): number {
  return amount - taxOf(amount, rate, true, step);
}

/**
 * The delivery is taxed as what is delivered: it is shared over the rates of those things, by what they cost.
 * @param amount what it costs, in minor units.
 */
export function splitDelivery(amount: number, delivered: readonly Taxable[]): Taxable[] {
  const groups = [...Map.groupBy(delivered, rateKey).values()];
  const sums = groups.map((group) => group.reduce((sum, one) => sum + one.amount, 0));
  const shares = allocate(amount, sums);
  return groups.flatMap(([first], at) => {
    const share = shares[at] ?? 0;
    return first && share > 0 ? [{ ...first, amount: share }] : [];
  });
}
