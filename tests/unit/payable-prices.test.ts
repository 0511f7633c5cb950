import { describe, expect, test } from 'vitest';
import { leastCharge } from '#lib/least-charge.ts';
import { allocateCharge, chargeStep, formatMoney, nearestCharge } from '#lib/money.ts';
import { typedAmount } from '#lib/parse-amount.ts';
import { readPrice } from '#shop/products/editing/amount-fields.ts';

/** Minor units as Stripe counts them, by https://docs.stripe.com/currencies: step, least, and a price typed and shown. */
const TABLE = [
  ['JPY', 1, 50, '4900', 4900, '4,900 JPY'],
  ['KRW', 1, 50, '4900', 4900, '4,900 KRW'],
  ['VND', 1, 16_000, '490000', 490_000, '490,000 VND'],
  ['ISK', 100, 8000, '4900', 490_000, '4,900.00 ISK'],
  ['UGX', 100, 230_000, '4900', 490_000, '4,900.00 UGX'],
  ['USD', 1, 50, '49.5', 4950, '49.50 USD'],
  ['EUR', 1, 50, '49,50', 4950, '49.50 EUR'],
  ['HUF', 1, 17_500, '4900', 490_000, '4,900.00 HUF'],
  ['TWD', 1, 2000, '49.50', 4950, '49.50 TWD'],
  ['CZK', 1, 1500, '490', 49_000, '490.00 CZK'],
  ['KWD', 10, 200, '1.25', 1250, '1.250 KWD'],
  ['BHD', 10, 250, '12', 12_000, '12.000 BHD'],
] as const;

describe.each(TABLE)('%s', (currency, step, least, typed, amount, shown) => {
  test('a price is read, shown and typed again as itself', () => {
    expect(readPrice(typed, currency)).toEqual({ amount, problem: null });
    expect(formatMoney({ amount, currency })).toBe(shown);
    expect(readPrice(typedAmount({ amount, currency }), currency).amount).toBe(amount);
  });

  test('what is charged and refunded is a step that Stripe takes', () => {
    expect(chargeStep(currency)).toBe(step);
    expect(nearestCharge({ amount: amount + step / 2, currency })).toBe(amount + (step === 1 ? 1 : step));
    const shares = allocateCharge({ amount, currency }, [1, 1, 1]);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
    expect(shares.every((share) => share % step === 0)).toBe(true);
  });

  test('the least that can be paid is taken, as nothing is, and less is refused', () => {
    expect(leastCharge(currency)).toBe(least);
    const lowest = Math.ceil(least / step) * step;
    const text = (minor: number) => typedAmount({ amount: minor, currency });
    expect(readPrice(text(lowest), currency).amount).toBe(lowest);
    expect(readPrice('0', currency).amount).toBe(0);
    if (lowest > step)
      expect(readPrice(text(lowest - step), currency).problem).toBe(
        `At least ${formatMoney({ amount: least, currency })}, which is the least that can be paid, or 0.`,
      );
    if (step > 1) expect(readPrice(text(amount + 1), currency).problem).toMatch(/^Stripe cannot charge that/);
  });
});
