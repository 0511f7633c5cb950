import fc from 'fast-check';
import { expect, test } from 'vitest';
import { promotionShares } from '#shop/orders/refunds/promotion-shares.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

/** Lines of a cart: of each the discounts of three promotions, and how many parts it became. */
const cart = fc.array(
  fc.record({
    off: fc.tuple(fc.nat({ max: 900 }), fc.nat({ max: 900 }), fc.nat({ max: 900 })),
    parts: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 5 },
);

test('what promotions took off the lines is told item by item, and sums to the discount of each', () => {
  fc.assert(
    fc.property(cart, (lines) => {
      const items = lines.flatMap(({ off, parts }, line) => {
        const whole = sum(off);
        const first = Math.floor(whole / parts);
        return Array.from({ length: parts }, (_, part) => ({
          id: `${line}-${part}`,
          discountAmount: part === 0 ? whole - first * (parts - 1) : first,
          partOfVariantId: parts > 1 ? `bundle-${line}` : null,
        }));
      });
      const uses = [0, 1, 2].map((at) => ({
        ...{ code: `CODE${at}`, name: '', amount: sum(lines.map(({ off }) => off[at] ?? 0)) },
        lineAmounts: lines.map(({ off }) => off[at] ?? 0),
      }));
      const shares = promotionShares(items, uses);
      for (const { id, discountAmount } of items)
        expect(sum((shares.get(id) ?? []).map(({ amount }) => amount))).toBe(discountAmount);
      for (const [at, { code }] of uses.entries())
        for (const [line, { off, parts }] of lines.entries()) {
          const own = Array.from({ length: parts }, (_, part) => shares.get(`${line}-${part}`) ?? []).flat();
          expect(sum(own.filter(({ name }) => name === code).map(({ amount }) => amount))).toBe(off[at]);
        }
    }),
  );
});
