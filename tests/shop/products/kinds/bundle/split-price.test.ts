import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Money } from '#lib/money.ts';
import { splitPrice } from '#shop/products/kinds/bundle/split-price.ts';

const part = fc.record({
  quantity: fc.integer({ min: 1, max: 12 }),
  amount: fc.integer({ min: 0, max: 99_999_999 }),
});
const sumOf = (units: readonly number[], parts: readonly { quantity: number }[]) =>
  parts.reduce((sum, { quantity }, at) => sum + quantity * (units[at] ?? 0), 0);

describe('a price that is shared among parts', () => {
  test.each([
    [
      9000,
      [
        { quantity: 1, amount: 6000 },
        { quantity: 1, amount: 4000 },
      ],
      [5400, 3600],
    ],
    [
      100,
      [
        { quantity: 3, amount: 100 },
        { quantity: 1, amount: 100 },
      ],
      [25, 25],
    ],
    [
      1001,
      [
        { quantity: 2, amount: 700 },
        { quantity: 1, amount: 600 },
      ],
      [350, 301],
    ],
    // What is left over goes to those that lost most by rounding: 34.8087, 24.8634 and 5.3279.
    [
      6500,
      [
        { quantity: 1, amount: 3920 },
        { quantity: 1, amount: 2800 },
        { quantity: 1, amount: 600 },
      ],
      [3481, 2486, 533],
    ],
    // What costs nothing by itself gets nothing, as long as the others can bear it all.
    [
      4900,
      [
        { quantity: 1, amount: 4900 },
        { quantity: 1, amount: 0 },
      ],
      [4900, 0],
    ],
    [
      10,
      [
        { quantity: 1, amount: 0 },
        { quantity: 1, amount: 0 },
      ],
      [5, 5],
    ],
    [0, [{ quantity: 2, amount: 500 }], [0]],
  ])('%i among %o', (price, parts, units) => {
    expect(splitPrice(eur(price), parts)).toEqual(units);
  });

  test('two of the same cannot share an odd price, and nothing is no share', () => {
    expect(splitPrice(eur(1001), [{ quantity: 2, amount: 700 }])).toBeNull();
    expect(splitPrice(eur(1001), [pair, { quantity: 4, amount: 1 }])).toBeNull();
    expect(splitPrice(eur(1001), [])).toBeNull();
    // Of two and three any price can be shared.
    for (let price = 1000; price < 1012; price++)
      expect(
        sumOf(splitPrice(eur(price), [pair, { quantity: 3, amount: 1 }]) ?? [], [pair, { quantity: 3 }]),
      ).toBe(price);
  });

  test('each share is an amount that Stripe charges', () => {
    const parts = [
      { quantity: 1, amount: 333 },
      { quantity: 1, amount: 777 },
    ];
    expect(splitPrice({ amount: 10_010, currency: 'KWD' }, parts)).toEqual([3000, 7010]);
    expect(splitPrice({ amount: 10_000, currency: 'ISK' }, parts)).toEqual([3000, 7000]);
    expect(splitPrice({ amount: 10_005, currency: 'KWD' }, parts)).toBeNull();
  });

  test('sums to it in whole amounts, none below nothing, each near its exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 99_999_999 }),
        fc.array(part, { minLength: 1, maxLength: 20 }),
        (price, parts) => {
          const units = splitPrice(eur(price), parts);
          expect(units !== null).toBe(price % parts.map(({ quantity }) => quantity).reduce(gcd) === 0);
          if (units === null) return;
          expect(sumOf(units, parts)).toBe(price);
          const whole = parts.reduce((sum, { quantity, amount }) => sum + quantity * amount, 0);
          const count = parts.reduce((sum, { quantity }) => sum + quantity, 0);
          for (const [at, unit] of units.entries()) {
            expect(unit).toBeGreaterThanOrEqual(0);
            const exact = (price * (parts[at]?.amount ?? 0)) / whole;
            if (whole > 0) expect(Math.abs(unit - exact)).toBeLessThanOrEqual(count + 12);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

const pair = { quantity: 2, amount: 700 };

function eur(amount: number): Money {
  return { amount, currency: 'EUR' };
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
