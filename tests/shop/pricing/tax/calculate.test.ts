import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  calculateTaxes,
  netOf,
  splitDelivery,
  type Taxable,
  type Taxed,
  taxOf,
} from '#shop/pricing/tax/calculate.ts';
import { isLong } from '#tests/support/timed.ts';

const RUNS = { numRuns: isLong ? 100_000 : 1_000 };

/** A fraction, never rounded. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}
const fraction = (top: bigint, bottom = 1n): Fraction => ({ top, bottom });
const plus = (a: Fraction, b: Fraction) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
const minus = (a: Fraction, b: Fraction) => plus(a, fraction(-b.top, b.bottom));
const times = (a: Fraction, b: Fraction) => fraction(a.top * b.top, a.bottom * b.bottom);
const over = (a: Fraction, b: Fraction) => fraction(a.top * b.bottom, a.bottom * b.top);
const isLess = (a: Fraction, b: Fraction) => a.top * b.bottom < b.top * a.bottom;
/** Half a unit is rounded up, by counting. */
function rounded(value: Fraction): bigint {
  let whole = value.top / value.bottom;
  if (!isLess(minus(value, fraction(whole)), fraction(1n, 2n))) whole += 1n;
  return whole;
}

const INCLUDED = { isIncluded: true, currency: 'EUR' };
const ADDED = { isIncluded: false, currency: 'EUR' };

/** The same as `calculateTaxes`, slowly and with fractions: what a thing lacks most is given to it, unit by unit. */
function slowTaxes(things: readonly Taxable[], isIncluded: boolean): bigint[] {
  const taxes = things.map(() => 0n);
  const keyOf = (one: Taxable) => `${one.country}|${one.region}|${one.ground}|${one.rate}`;
  for (const key of new Set(things.map(keyOf))) {
    const exact = things.map((one) => (keyOf(one) === key ? exactTax(one, isIncluded) : null));
    const sum = exact.reduce<Fraction>((all, one) => (one ? plus(all, one) : all), fraction(0n));
    const whole = rounded(sum);
    if (sum.top === 0n) continue;
    // The rounded sum is shared as the exact one is.
    const wanted = exact.map((one) => one && times(one, over(fraction(whole), sum)));
    for (const [at, one] of wanted.entries()) if (one) taxes[at] = one.top / one.bottom;
    const given = () => wanted.reduce((all, one, at) => (one ? all + (taxes[at] ?? 0n) : all), 0n);
    while (given() < whole) {
      let most = -1;
      for (const [at, one] of wanted.entries()) {
        if (!one) continue;
        const lacks = minus(one, fraction(taxes[at] ?? 0n));
        const before = most < 0 ? null : wanted[most];
        if (!before || isLess(minus(before, fraction(taxes[most] ?? 0n)), lacks)) most = at;
      }
      taxes[most] = (taxes[most] ?? 0n) + 1n;
    }
  }
  return taxes;
}

function exactTax({ amount, rate }: Taxable, isIncluded: boolean): Fraction {
  const share = fraction(BigInt(rate), 1_000_000n);
  const tax = times(fraction(BigInt(amount)), share);
  return isIncluded ? over(tax, plus(fraction(1n), share)) : tax;
}

/** Rates of the 27 countries and five more, with the odd ones. */
const rate = fc.constantFrom(
  ...[0, 2.6, 3, 4, 5, 5.5, 6, 7, 8, 8.1, 9, 9.5, 10, 11, 12, 13, 13.5, 15, 16, 17, 18, 19, 20, 21, 22, 23],
  ...[24, 25, 25.5, 27, 8.875, 0.0001],
);
const country = fc.constantFrom('DE', 'FR', 'FI', 'CH');
/** Cents and sums up to the most that one payment takes, for currencies of 0, 2 and 3 decimals alike. */
const amount = fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 250_000 }), fc.nat({ max: 9_999_999 }));
const taxable: fc.Arbitrary<Taxable> = fc.record({ country, rate, amount }).map((one) => ({
  ...{ region: '', taxClass: 'standard', ground: 'taxed', country: one.country, amount: one.amount },
  rate: Math.round(one.rate * 10_000),
}));
const cart = fc.array(taxable, { minLength: 1, maxLength: 12 });
const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

describe('the taxes of random carts', () => {
  test('are those of a slow calculation with exact fractions, in both price modes', () => {
    fc.assert(
      fc.property(cart, fc.boolean(), (things, isIncluded) => {
        const taxed = calculateTaxes(things, { isIncluded, currency: 'EUR' });
        expect(taxed.map(({ tax }) => BigInt(tax))).toEqual(slowTaxes(things, isIncluded));
        for (const [at, { net, tax }] of taxed.entries()) {
          const of = things[at]?.amount ?? 0;
          expect(net).toBeGreaterThanOrEqual(0);
          expect(tax).toBeGreaterThanOrEqual(0);
          expect(isIncluded ? net + tax : net).toBe(of);
        }
      }),
      RUNS,
    );
  });

  test('stay in the sum and at the rates of what is delivered when the delivery is shared', () => {
    fc.assert(
      fc.property(fc.nat({ max: 50_000 }), cart, (costs, things) => {
        const parts = splitDelivery(costs, things);
        expect(sum(parts.map((part) => part.amount))).toBe(costs);
        for (const part of parts)
          expect(things.some((one) => one.rate === part.rate && one.country === part.country)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('the tax', () => {
  const at = (percent: number, ...amounts: number[]): Taxable[] =>
    amounts.map((one) => ({
      ...{ country: 'DE', region: '', taxClass: 'standard', ground: 'taxed' as const },
      ...{ rate: Math.round(percent * 10_000), amount: one },
    }));
  const taxesOf = (taxed: readonly Taxed[]) => taxed.map(({ tax }) => tax);

  test('of 47.99 at 19 % is 7.66 where it is included, and 9.12 where it is added', () => {
    expect(taxOf(4799, 190_000, true)).toBe(766);
    expect(netOf(4799, 190_000)).toBe(4033);
    expect(taxOf(4799, 190_000, false)).toBe(912);
  });

  test('is computed of the sum at a rate, not line by line', () => {
    // Each line alone would have 0.16 and the three 0.48.
    expect(taxesOf(calculateTaxes(at(19, 99, 99, 99), INCLUDED))).toEqual([16, 16, 15]);
    expect(taxesOf(calculateTaxes([...at(19, 99), ...at(7, 99)], INCLUDED))).toEqual([16, 6]);
  });

  test('of half a unit is rounded up', () => {
    expect(taxOf(10, 50_000, false)).toBe(1);
    expect(taxOf(9, 50_000, false)).toBe(0);
  });

  test('of nothing is nothing, and a free line gets none of the others', () => {
    expect(taxesOf(calculateTaxes(at(19, 0, 0), INCLUDED))).toEqual([0, 0]);
    expect(taxesOf(calculateTaxes(at(19, 0, 100, 0), ADDED))).toEqual([0, 19, 0]);
  });

  test('of the delivery follows what is delivered', () => {
    expect(splitDelivery(500, [...at(19, 3000), ...at(7, 1000), ...at(19, 1000)])).toMatchObject([
      { rate: 190_000, amount: 400 },
      { rate: 70_000, amount: 100 },
    ]);
    expect(splitDelivery(500, at(7, 0))).toMatchObject([{ rate: 70_000, amount: 500 }]);
  });
});
