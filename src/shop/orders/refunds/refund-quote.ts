import { allocateCharge, type Money, nearestCharge } from '#lib/money.ts';

/** A line, in minor units of its order's currency. */
export interface LineToQuote {
  readonly totalAmount: number;
  readonly quantity: number;
  /** Units that are the buyer's. */
  readonly units: number;
  /** What was paid for the line and has not been refunded. */
  readonly left: number;
  readonly currency: string;
}

/**
 * What is left of each unit that is the buyer's: its share of the price, or less where a part of the line was refunded
 * without taking a unit. They never sum to more than is left of the line, and each can be refunded by itself.
 */
export function unitsLeft({ totalAmount, quantity, units, left, currency }: LineToQuote): number[] {
  const own = allocateCharge({ amount: totalAmount, currency }, Array<number>(quantity).fill(1)).slice(
    0,
    units,
  );
  const sum = own.reduce((a, b) => a + b, 0);
  return left >= sum ? own : allocateCharge({ amount: left, currency }, own);
}

/** A share of an amount, rounded to the nearest one that Stripe refunds; never more than the amount. */
export function shareOf({ amount, currency }: Money, percent: number): number {
  const share = Number((BigInt(amount) * BigInt(percent) + 50n) / 100n);
  return Math.min(amount, nearestCharge({ amount: share, currency }));
}
