import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { allocateCharge, chargeStep, machineAmount } from '#lib/money.ts';
import { readCharge, typedAmount } from '#lib/parse-amount.ts';
import { lineWithdrawal } from '#shop/orders/withdrawal/withdrawal.ts';
import { totalsOf, withShipping } from '#shop/pricing/totals.ts';
import { dayInput } from '#shop/products/kinds/goods/variants/variant-form.ts';
import { readMethod } from '#shop/shipping/editing/method-input.ts';
import { type Method, priceOf } from '#shop/shipping/method.ts';
import { longDate } from '#web/dates.ts';

const form = {
  ...{
    kind: 'parcel',
    title: 'Parcel',
    currency: 'EUR',
    rate_by: 'order',
    amount_1: '4.90',
    is_offered: 'on',
  },
};
const method = (more: Record<string, string> = {}): Method => ({
  ...{ id: 'm', zoneId: 'z', pickup: null },
  ...readMethod({ ...form, ...more }),
});
const parcel = (amount: number) => ({ weightGrams: 100, pieces: 1, amount, currency: 'EUR' });
const NOW = new Date('2026-12-01T00:00:00Z');
const fieldsOf = (more: Record<string, string>) => {
  try {
    readMethod({ ...form, ...more });
    return [];
  } catch (error) {
    return Object.keys((error as { fields?: object }).fields ?? {});
  }
};

describe('C6: amounts of goods are whole minor units', () => {
  const some = { numRuns: process.env['TEST_LONG'] ? 100_000 : 500 };
  test('in sums of pieces and delivery, as typed and as machines read them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('EUR', 'JPY', 'KWD', 'ISK'),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 1, max: 99 })), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.integer({ min: 0, max: 9999 }),
        (currency, lines, rate) => {
          const step = chargeStep(currency);
          const priced = lines.map(([price, quantity]) => ({ unitAmount: price * step, quantity, currency }));
          const exact = priced.reduce(
            (sum, { unitAmount, quantity }) => sum + BigInt(unitAmount) * BigInt(quantity),
            BigInt(rate * step),
          );
          if (exact > 99_999_999n) return;
          const { total } = withShipping(totalsOf(priced), rate * step);
          expect([BigInt(total), total % step]).toEqual([exact, 0]);
          expect(readCharge(typedAmount({ amount: total, currency }), currency).amount).toBe(total);
          expect(machineAmount({ amount: total, currency })).toMatch(/^\d+(\.\d{2,3})?$/);
        },
      ),
      some,
    );
  });

  test('C16: shared over pieces they sum to the line, each one that Stripe refunds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('EUR', 'JPY', 'KWD', 'ISK'),
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 1, max: 99 }),
        (currency, steps, pieces) => {
          const step = chargeStep(currency);
          const shares = allocateCharge({ amount: steps * step, currency }, Array<number>(pieces).fill(1));
          expect(shares.reduce((a, b) => a + b, 0)).toBe(steps * step);
          expect(shares.every((share) => share % step === 0)).toBe(true);
          expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(step);
        },
      ),
      some,
    );
  });
});

describe('days and hours of goods', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test.each(['UTC', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Kiritimati'])(
    'C9, C10: are the same where the server’s clock is set to %s, also over a change of the hour',
    (name) => {
      process.env['TZ'] = name;
      expect(new Date('2027-01-01T00:00:00Z').getTimezoneOffset() === 0).toBe(name === 'UTC');
      // 14 days after the day of arrival, over the last Sunday of March.
      const arrivedAt = new Date('2027-03-20T23:30:00Z');
      expect(lineWithdrawal('goods', NOW, { arrivedAt }).end?.toISOString()).toBe('2027-04-04T23:30:00.000Z');
      expect(method({ ends_on: '2027-03-28' }).endsAt?.toISOString()).toBe('2027-03-28T23:59:59.000Z');
      expect(longDate(new Date('2027-03-28T00:30:00Z'))).toBe('28 March 2027');
    },
  );

  test('C11: a way of delivery is offered until the instant at which it ends, and not in it', () => {
    const ending = method({ ends_on: '2027-03-28' });
    const end = ending.endsAt?.getTime() ?? Number.NaN;
    expect(priceOf(ending, parcel(1000), new Date(end - 1))).toBe(490);
    expect(priceOf(ending, parcel(1000), new Date(end))).toBeNull();
  });

  test.each([
    ...['0000-00-00', '2027-02-30', '2027-13-01', '10000-01-01', '+010000-01-01', '-000001-01-01'],
    ...[
      'Infinity',
      '-infinity',
      'NaN',
      '2027-06-30T23:59:60Z',
      'now',
      'tomorrow',
      '1e9',
      '2027-3-28',
      '28.03.2027x',
    ],
  ])('C15: %s is no day', (text) => {
    expect(fieldsOf({ ends_on: text })).toEqual(['ends_on']);
    expect(dayInput.safeParse(text).success).toBe(false);
  });
});

describe('delivery that is free from a sum', () => {
  test.each([
    ['one below it', 3999, 490],
    ['exactly at it', 4000, 0],
    ['above it', 4001, 0],
  ])('%s', (_, amount, price) => {
    expect(priceOf(method({ free_from: '40' }), parcel(amount), NOW)).toBe(price);
  });

  test.each(['-1', '-0.01', '−40', '1e3', 'NaN', '40.001', '99999999999'])('is never from %s', (text) => {
    expect(fieldsOf({ free_from: text })).toEqual(['free_from']);
  });

  test.each(['0', '-1', '0.00', 'NaN', '1e3'])('no price holds up to a sum of %s', (text) => {
    expect(fieldsOf({ rate_by: 'price', up_to_1: text })).toEqual(['up_to_1']);
  });
});
