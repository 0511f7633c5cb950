import { randomUUID } from 'node:crypto';
import { secondsFrom } from '#lib/clock.ts';
import { PAGE_SECONDS } from '#shop/orders/order.ts';
import type { CourseOnSale } from './catalogue.ts';
import { type Buyer, DAY_SECONDS } from './insert-customers.ts';
import type { Ending, PracticeOrder } from './orders.ts';

/** Seconds from ordering to paying. */
const PAYING_SECONDS = 190;

export interface PlacedItem {
  readonly id: string;
  readonly course: CourseOnSale;
  /** Its money went back, and its access with it. */
  readonly isTakenBack: boolean;
}

/** A practice order with its ids, times and amounts, before it is written; amounts in minor units. */
export interface PlacedOrder {
  readonly id: string;
  readonly paymentId: string;
  readonly refundId: string;
  readonly buyer: Buyer;
  readonly ending: Ending | null;
  readonly items: readonly PlacedItem[];
  readonly currency: string;
  readonly totalAmount: number;
  readonly refundedAmount: number;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  /** When it was paid back, lost or ended unpaid. */
  readonly endedAt: Date | null;
}

/**
 * Works out a practice order at today's prices.
 * @param at now; the order counts its days back from here.
 * @returns null where none of its courses is on sale any more.
 */
export function placeOrder(
  order: PracticeOrder,
  buyer: Buyer,
  courses: ReadonlyMap<string, CourseOnSale>,
  at: Date,
): PlacedOrder | null {
  const found = order.courses.flatMap((slug) => courses.get(slug) ?? []);
  const currency = found[0]?.currency;
  if (!currency) return null;
  const sold = found.filter((course) => course.currency === currency);
  const totalAmount = sumOf(sold);
  const ending = fittingEnding(order.ending, sold);
  const createdAt = secondsFrom(-order.daysAgo * DAY_SECONDS, at);
  const isPaid = ending?.kind !== 'expired' && ending?.kind !== 'failed';
  const items = sold.map((course, position) => ({
    ...{ id: randomUUID(), course },
    isTakenBack: ending !== null && isPaid && isMeant(ending, position),
  }));
  const takenBack = items.filter(({ isTakenBack }) => isTakenBack).map(({ course }) => course);
  return {
    ...{ id: randomUUID(), paymentId: randomUUID(), refundId: randomUUID() },
    ...{ buyer, ending, items, currency, totalAmount, createdAt },
    refundedAmount: ending?.kind === 'refunded' ? sumOf(takenBack) : 0,
    completedAt: isPaid ? secondsFrom(totalAmount > 0 ? PAYING_SECONDS : 0, createdAt) : null,
    endedAt: ending && endOf(ending, createdAt),
  };
}

/** Nothing goes back of what cost nothing. */
function fittingEnding(ending: Ending | undefined, sold: readonly CourseOnSale[]): Ending | null {
  if (!ending) return null;
  return sumOf(sold.filter((_, position) => isMeant(ending, position))) > 0 ? ending : null;
}

function isMeant(ending: Ending, position: number): boolean {
  return ending.kind !== 'refunded' || ending.what === 'all' || position === 0;
}

function endOf(ending: Ending, createdAt: Date): Date {
  const seconds = 'after' in ending ? ending.after * DAY_SECONDS : PAGE_SECONDS;
  return secondsFrom(seconds, createdAt);
}

function sumOf(courses: readonly CourseOnSale[]): number {
  return courses.reduce((sum, { priceAmount }) => sum + priceAmount, 0);
}
