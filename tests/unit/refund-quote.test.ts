import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chargeStep } from '#lib/money.ts';
import { shareOf, unitsLeft } from '#shop/orders/refunds/refund-quote.ts';
import { courseShare } from '#shop/products/kinds/course/refund.ts';
import {
  eventShare,
  lastInstant,
  policySentence,
  type RefundDates,
} from '#shop/products/kinds/event/refund/policy.ts';
import { stepsOf, stepsText } from '#shop/settings/steps.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

describe('what is left of units', () => {
  test('C16: is their share of the price, to the last minor unit', () => {
    expect(unitsLeft({ totalAmount: 1000, quantity: 3, units: 3, left: 1000, currency: 'EUR' })).toEqual([
      334, 333, 333,
    ]);
    expect(unitsLeft({ totalAmount: 1000, quantity: 3, units: 2, left: 1000, currency: 'EUR' })).toEqual([
      334, 333,
    ]);
  });

  test('is less where a part of the line was refunded and no unit taken', () => {
    expect(unitsLeft({ totalAmount: 6000, quantity: 2, units: 2, left: 4000, currency: 'EUR' })).toEqual([
      2000, 2000,
    ]);
    expect(unitsLeft({ totalAmount: 6000, quantity: 2, units: 2, left: 0, currency: 'EUR' })).toEqual([0, 0]);
  });

  test('of something free is nothing', () => {
    expect(unitsLeft({ totalAmount: 0, quantity: 4, units: 3, left: 0, currency: 'EUR' })).toEqual([0, 0, 0]);
  });

  test('C7, C16: given back one after another, in whatever parts, is what Stripe refunds, and never more than was paid', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('EUR', 'JPY', 'KWD', 'ISK'),
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: 6 }),
            fc.integer({ min: 0, max: 100 }),
            fc.integer({ min: 0, max: 500 }),
          ),
          {
            maxLength: 30,
          },
        ),
        (currency, steps, quantity, acts) => {
          const step = chargeStep(currency);
          const totalAmount = steps * step;
          let [units, left] = [quantity, totalAmount];
          for (const [wanted, percent, goodwill] of acts) {
            left -= Math.min(left, goodwill * step);
            const each = unitsLeft({ totalAmount, quantity, units, left, currency });
            expect(each).toHaveLength(units);
            expect(sum(each)).toBeLessThanOrEqual(left);
            const count = Math.min(wanted, units);
            const paid = sum(each.slice(0, count));
            const back = shareOf({ amount: paid, currency }, percent);
            expect([back % step, ...each.map((amount) => amount % step)]).toEqual([0, ...each.map(() => 0)]);
            expect(back).toBeLessThanOrEqual(paid);
            left -= back;
            units -= count;
            expect(left).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});

const DATES: RefundDates = {
  startsAt: new Date('2027-04-01T17:00:00Z'),
  startsLocal: '2027-04-01T19:00',
  zone: 'Europe/Berlin',
  giveBackUntil: null,
  isCancelled: false,
};
const local = (at: Date) => at.toISOString().slice(0, 16);
const steps = (text: string) => stepsOf(text) ?? [];
const share = (at: string, policy = '7:100', dates: Partial<RefundDates> = {}) =>
  eventShare({ ...DATES, ...dates }, steps(policy), new Date(at), local);

describe('the policy for seats', () => {
  // The clocks go forward on 28 March: seven days before is an hour of summer time earlier in UTC.
  test.each([
    ['2027-03-25T18:00:00.000Z', 100, '6 days before the date: full refund'],
    ['2027-03-25T18:00:00.001Z', 0, '6 days before the date: no refund under the policy.'],
    ['2027-03-01T00:00:00Z', 100, '31 days before the date: full refund under the policy.'],
    ['2027-03-29T17:00:00Z', 0, '3 days before the date: no refund under the policy.'],
    ['2027-04-01T16:00:00Z', 0, 'Less than a day before the date: no refund'],
    ['2027-04-01T18:00:00Z', 0, 'The date has started: no refund under the policy.'],
  ])('by default, at %s, gives back %i %%', (at, percent, working) => {
    const found = share(at);
    expect(found.percent).toBe(percent);
    expect(found.working).toContain(working);
  });

  test('has the steps that the owner sets, in any order', () => {
    for (const policy of ['14:100 7:50', '7:50, 14:100']) {
      expect(share('2027-03-10T00:00:00Z', policy).percent).toBe(100);
      expect(share('2027-03-20T00:00:00Z', policy)).toEqual({
        percent: 50,
        working: '12 days before the date: 50 % refund under the policy.',
      });
      expect(share('2027-03-27T00:00:00Z', policy).percent).toBe(0);
    }
    expect(share('2027-03-01T00:00:00Z', '').percent).toBe(0);
  });

  test('gives way to the deadline of a date, and to a date that is called off', () => {
    const giveBackUntil = new Date('2027-03-31T10:00:00Z');
    expect(share('2027-03-31T10:00:00Z', '7:100', { giveBackUntil }).percent).toBe(100);
    expect(share('2027-03-31T10:00:01Z', '7:100', { giveBackUntil }).percent).toBe(0);
    expect(share('2027-04-01T16:00:00Z', '', { isCancelled: true }).percent).toBe(100);
  });

  test('says until when', () => {
    expect(lastInstant(DATES, steps('14:100 7:50'))).toEqual(new Date('2027-03-25T18:00:00Z'));
    expect(lastInstant(DATES, [])).toBeNull();
    expect(policySentence(steps('7:100'))).toBe(
      'Full refund if you give a seat back at least 7 days before the date.',
    );
    expect(policySentence(steps('7:50 14:100'))).toBe(
      'If you give a seat back, you get 100 % of its price until 14 days before the date and 50 % of its price until 7 days before the date, and nothing after that.',
    );
    expect(policySentence([])).toBe('A seat that you give back is not refunded.');
  });
});

test.each([
  [0, 9, 100, '0 of 9 lessons done: full refund under the policy.'],
  [2, 9, 50, '2 of 9 lessons done: 50 % refund under the policy.'],
  [3, 9, 0, '3 of 9 lessons done: no refund under the policy.'],
])('of a course with %i of %i lessons done, %i %% goes back', (done, of, percent, working) => {
  expect(courseShare(steps('0:100 30:50'), done, of)).toEqual({ percent, working });
});

describe('the text of a policy', () => {
  test.each(['', '7:100', '14:100, 7:50', ' 0:1  365:100 '])('“%s” is one', (text) => {
    expect(stepsOf(text)).not.toBeNull();
    expect(stepsText('no').parse(text)).toBe(
      text
        .split(/[\s,]+/)
        .filter(Boolean)
        .join(' '),
    );
  });

  test.each(['7', '7:0', '7:101', '366:50', '7:50 7:60', '-1:50', '7:5.5', '1:1 2:1 3:1 4:1 5:1 6:1 7:1'])(
    '“%s” is none',
    (text) => {
      expect(stepsOf(text)).toBeNull();
      expect(stepsText('no').safeParse(text).success).toBe(false);
    },
  );
});
