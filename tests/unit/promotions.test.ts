import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chargeStep } from '#lib/money.ts';
import { unitsLeft } from '#shop/orders/refunds/refund-quote.ts';
import { choosePromotions } from '#shop/pricing/promotions/choose.ts';
import { codeKey } from '#shop/pricing/promotions/code.ts';
import { discountOf } from '#shop/pricing/promotions/discount.ts';
import type { Effect, Promotion, PromotionLine } from '#shop/pricing/promotions/promotion.ts';
import { calculateTaxes } from '#shop/pricing/tax/calculate.ts';
import { isLong } from '#tests/support/timed.ts';

const RUNS = { numRuns: isLong ? 100_000 : 1_000 };
const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
const WHOLE = 1_000_000;

const line = (given: Partial<PromotionLine>): PromotionLine => ({
  ...{ variantId: 'v', productId: 'p', kind: 'course', category: null, quantity: 1, unitAmount: 1000 },
  isSent: false,
  ...given,
});
const promotion = (effect: Effect, given: Partial<Promotion> = {}): Promotion => ({
  ...{
    id: 'a',
    name: 'A',
    code: 'A',
    codeKey: 'a',
    effect,
    currency: null,
    targets: { scope: 'everything' },
  },
  ...{
    startsAt: null,
    endsAt: null,
    minAmount: null,
    minPieces: null,
    totalLimit: null,
    customerLimit: null,
  },
  ...{ isFirstOnly: false, requires: null, isCombinable: false, state: 'active' },
  ...given,
});
const off = (effect: Effect, lines: readonly PromotionLine[], currency = 'EUR') =>
  discountOf(
    promotion(effect),
    lines,
    lines.map(({ quantity, unitAmount }) => quantity * unitAmount),
    currency,
  );

describe('by number', () => {
  test('C16: 33.33 % of three lines is right to the cent, and so is their sum', () => {
    const lines = [999, 999, 999].map((unitAmount) => line({ unitAmount }));
    const shares = off({ is: 'percent', rate: 333_300 }, lines);
    expect([sum(shares), shares]).toEqual([999, [333, 333, 333]]);
    expect(
      off({ is: 'percent', rate: 333_300 }, [line({ unitAmount: 100 }), line({ unitAmount: 1 })]),
    ).toEqual([34, 0]);
  });

  test('B14: a fixed amount is at most what there is', () => {
    expect(off({ is: 'fixed', amount: 5000 }, [line({}), line({ unitAmount: 500 })])).toEqual([1000, 500]);
    expect(off({ is: 'fixed', amount: 100 }, [line({}), line({ unitAmount: 2000 })])).toEqual([33, 67]);
    expect(off({ is: 'fixed', amount: 100 }, [line({ unitAmount: 0 })])).toEqual([0]);
  });

  test('a fixed price is for each piece, where it is less', () => {
    expect(
      off({ is: 'fixed_price', amount: 700 }, [line({ quantity: 3 }), line({ unitAmount: 500 })]),
    ).toEqual([900, 0]);
  });

  test('buy two, get one: the cheapest of each three, the dearest first', () => {
    const effect = { is: 'buy_get', buy: 2, get: 1, rate: WHOLE } as const;
    expect(off(effect, [line({ quantity: 2 })])).toEqual([0]);
    expect(
      off(effect, [line({ quantity: 4, unitAmount: 300 }), line({ quantity: 3, unitAmount: 900 })]),
    ).toEqual([300, 900]);
    expect(off({ ...effect, rate: 500_000 }, [line({ quantity: 3, unitAmount: 301 })])).toEqual([151]);
  });

  test('C7: what is taken off is what the currency is charged in', () => {
    expect(
      off({ is: 'percent', rate: 333_300 }, [line({ unitAmount: 1000 }), line({ unitAmount: 500 })], 'KWD'),
    ).toEqual([330, 170]);
    expect(off({ is: 'percent', rate: 500_000 }, [line({ unitAmount: 900 })], 'ISK')).toEqual([500]);
    expect(off({ is: 'percent', rate: 333_300 }, [line({ unitAmount: 1000 })], 'JPY')).toEqual([333]);
  });

  test('B14: the best applies; those that may be combined do, one after the other', () => {
    const ten = promotion({ is: 'percent', rate: 100_000 }, { id: 'ten', code: 'TEN', isCombinable: true });
    const five = promotion({ is: 'fixed', amount: 500 }, { id: 'five', code: 'FIVE', isCombinable: true });
    const half = promotion({ is: 'percent', rate: 120_000 }, { id: 'half', code: 'HALF' });
    const own = promotion({ is: 'percent', rate: 200_000 }, { id: 'own', code: null });
    const chosen = (...all: Promotion[]) => {
      const { applied, discounts } = choosePromotions(all, [line({ unitAmount: 10_000 })], 'EUR');
      return [applied.map(({ promotionId }) => promotionId), sum(discounts)];
    };
    expect(chosen(five, ten)).toEqual([['ten', 'five'], 1500]);
    expect(chosen(five, ten, half)).toEqual([['ten', 'five'], 1500]);
    expect(chosen(five, half)).toEqual([['half'], 1200]);
    expect(chosen(five, half, own)).toEqual([['own'], 2000]);
    expect(chosen(five, { ...own, isCombinable: true })).toEqual([['own', 'five'], 2500]);
    expect(chosen()).toEqual([[], 0]);
  });

  test.each([
    [' Spring 10 ', 'spring 10'],
    ['ＳＰＲＩＮＧ１０', 'spring10'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['SPR\u200bING\u00ad10', 'spring10'],
    ['ﬁve', 'five'],
    ['Κ', 'κ'],
    ['', null],
    ['  ', null],
    ['x'.repeat(41), null],
    ['a\0b', null],
    ['\ud800', null],
  ])('the code %j is %j', (typed, key) => {
    expect(codeKey(typed)).toBe(key);
  });

  test('a letter that only looks the same is another code', () => {
    expect(codeKey('SАVE')).not.toBe(codeKey('SAVE'));
  });
});

/** The same, piece by piece and with whole numbers of any size; null where only the sum is fixed. */
function slowSum(effect: Effect, lines: readonly PromotionLine[], step: number): number {
  const pieces = lines
    // What costs nothing is no piece that was bought.
    .flatMap(({ quantity, unitAmount }) => (unitAmount > 0 ? Array<number>(quantity).fill(unitAmount) : []))
    .toSorted((a, b) => b - a);
  const all = sum(pieces);
  const part = (amount: number, rate: number) => {
    let steps = 0;
    // Half a step up, by counting.
    while ((2n * BigInt(steps) + 1n) * BigInt(WHOLE) * BigInt(step) <= 2n * BigInt(amount) * BigInt(rate))
      steps++;
    return steps * step;
  };
  switch (effect.is) {
    case 'percent':
      return Math.min(all, part(all, effect.rate));
    case 'fixed':
      return Math.min(all, effect.amount);
    case 'fixed_price':
      return sum(pieces.map((piece) => Math.max(0, piece - effect.amount)));
    case 'free_delivery':
      return 0;
    case 'buy_get': {
      let saved = 0;
      for (let at = 0; at + effect.buy + effect.get <= pieces.length; at += effect.buy + effect.get)
        for (let got = 0; got < effect.get; got++) {
          const piece = pieces[at + effect.buy + got] ?? 0;
          saved += Math.min(piece, part(piece, effect.rate));
        }
      return saved;
    }
  }
}

const rate = fc.integer({ min: 1, max: WHOLE });
const count = fc.integer({ min: 1, max: 4 });
const effects = (step: number): fc.Arbitrary<Effect> =>
  fc.oneof(
    fc.record({ is: fc.constant('percent' as const), rate }),
    fc.record({
      is: fc.constant('fixed' as const),
      amount: fc.integer({ min: 1, max: 500 }).map((n) => n * step),
    }),
    fc.record({
      is: fc.constant('fixed_price' as const),
      amount: fc.integer({ min: 0, max: 200 }).map((n) => n * step),
    }),
    fc.record({ is: fc.constant('buy_get' as const), buy: count, get: count, rate }),
    fc.record({ is: fc.constant('free_delivery' as const) }),
  );
const carts = fc.constantFrom('EUR', 'JPY', 'KWD', 'ISK').chain((currency) => {
  const step = chargeStep(currency);
  return fc.record({
    currency: fc.constant(currency),
    lines: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 6 }),
        unitAmount: fc.integer({ min: 0, max: 300 }).map((n) => n * step),
        kind: fc.constantFrom('course', 'goods'),
        rate: fc.constantFrom(0, 55_000, 70_000, 190_000, 255_000),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    promotions: fc.array(
      fc.record({
        effect: effects(step),
        isCombinable: fc.boolean(),
        isCode: fc.boolean(),
        isForGoods: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    isIncluded: fc.boolean(),
    refunds: fc.array(fc.nat(), { maxLength: 12 }),
  });
});

describe('of any cart', () => {
  test('what one promotion takes off is what counting piece by piece takes off, and no line less than nothing', () => {
    fc.assert(
      fc.property(carts, ({ currency, lines: given, promotions: [first] }) => {
        if (!first) return;
        const lines = given.map(({ quantity, unitAmount, kind }) => line({ quantity, unitAmount, kind }));
        const shares = off(first.effect, lines, currency);
        expect(sum(shares)).toBe(slowSum(first.effect, lines, chargeStep(currency)));
        for (const [at, share] of shares.entries()) {
          const { quantity = 0, unitAmount = 0 } = lines[at] ?? {};
          expect(share % chargeStep(currency)).toBe(0);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(quantity * unitAmount);
        }
      }),
      RUNS,
    );
  });

  test('C16: lines, taxes and refunds in any order sum to the total, and nothing saves more than what was chosen', () => {
    fc.assert(
      fc.property(carts, ({ currency, lines: given, promotions: all, isIncluded, refunds }) => {
        const lines = given.map(({ quantity, unitAmount, kind }) => line({ quantity, unitAmount, kind }));
        const promotions = all.map(({ effect, isCombinable, isCode, isForGoods }, at) =>
          promotion(effect, {
            ...{ id: String(at), code: isCode ? String(at) : null, isCombinable },
            targets: isForGoods ? { scope: 'kind', of: new Set(['goods']) } : { scope: 'everything' },
          }),
        );
        const { applied, discounts } = choosePromotions(promotions, lines, currency);
        expect(sum(applied.map(({ amount }) => amount))).toBe(sum(discounts));
        for (const one of promotions)
          expect(sum(discounts)).toBeGreaterThanOrEqual(
            sum(choosePromotions([one], lines, currency).discounts),
          );
        expect(applied.filter(({ code }) => code === null).length).toBeLessThanOrEqual(1);
        const taxables = lines.map(({ quantity, unitAmount }, at) => ({
          ...{ country: 'DE', region: '', ground: 'taxed' as const, taxClass: 'standard' },
          ...{ rate: given[at]?.rate ?? 0, amount: quantity * unitAmount - (discounts[at] ?? 0) },
        }));
        const taxed = calculateTaxes(taxables, { isIncluded, currency });
        for (const [at, { tax, net }] of taxed.entries()) {
          const quantity = lines[at]?.quantity ?? 1;
          const total = isIncluded ? net + tax : (taxables[at]?.amount ?? 0) + tax;
          expect(total).toBe(net + tax);
          let [units, left] = [quantity, total];
          for (const wanted of refunds) {
            const each = unitsLeft({ totalAmount: total, quantity, units, left, currency });
            const back = sum(each.slice(0, wanted % (units + 1)));
            expect(back).toBeLessThanOrEqual(left);
            [units, left] = [units - (wanted % (units + 1)), left - back];
          }
          const rest = unitsLeft({ totalAmount: total, quantity, units, left, currency });
          expect(sum(rest)).toBeLessThanOrEqual(left);
        }
      }),
      RUNS,
    );
  });
});
