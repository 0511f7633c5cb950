import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
    expect(splitPrice(price, parts)).toEqual(units);
  });

  test('two of the same cannot share an odd price, and nothing is no share', () => {
    expect(splitPrice(1001, [{ quantity: 2, amount: 700 }])).toBeNull();
    expect(
      splitPrice(1001, [
        { quantity: 2, amount: 700 },
        { quantity: 4, amount: 1 },
      ]),
    ).toBeNull();
    expect(splitPrice(1001, [])).toBeNull();
  });

  test('sums to it in whole amounts, none below nothing, each near its exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.array(part, { minLength: 1, maxLength: 20 }),
        (price, parts) => {
          const units = splitPrice(price, parts);
          const divisor = parts.map(({ quantity }) => quantity).reduce(gcd);
          if (units === null)
            return void expect(price % divisor === 0 && parts.some(({ quantity }) => quantity === 1)).toBe(
              false,
            );
          expect(sumOf(units, parts)).toBe(price);
          const whole = parts.reduce((sum, { quantity, amount }) => sum + quantity * amount, 0);
          const count = parts.reduce((sum, { quantity }) => sum + quantity, 0);
          for (const [at, unit] of units.entries()) {
            expect(unit).toBeGreaterThanOrEqual(0);
            if (whole > 0)
              expect(unit).toBeGreaterThanOrEqual(Math.floor((price * (parts[at]?.amount ?? 0)) / whole) - 1);
            if (whole > 0)
              expect(unit - (price * (parts[at]?.amount ?? 0)) / whole).toBeLessThanOrEqual(count);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
