import { allocate } from '#lib/money.ts';

/** A line, in minor units of its order's currency. */
export interface LineToQuote {
  readonly totalAmount: number;
  readonly quantity: number;
  /** Units that are the buyer's. */
  readonly units: number;
  /** What was paid for the line and has not been refunded. */
  readonly left: number;
}

/**
 * What is left of each unit that is the buyer's: its share of the price, or less where a part of the line was refunded
 * without taking a unit. They never sum to more than is left of the line.
 */
export function unitsLeft({ totalAmount, quantity, units, left }: LineToQuote): number[] {
  const own = allocate(totalAmount, Array<number>(quantity).fill(1)).slice(0, units);
  const sum = own.reduce((a, b) => a + b, 0);
  return left >= sum ? own : allocate(left, own);
}

/** A share of an amount, rounded to the nearest minor unit. */
export function shareOf(amount: number, percent: number): number {
  return Number((BigInt(amount) * BigInt(percent) + 50n) / 100n);
}
