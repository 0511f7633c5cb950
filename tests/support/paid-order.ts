import { anOrder } from './checkout-fixtures.ts';
import { payAt } from './pay.ts';
import { bodyOf, sessionAtStripe } from './stripe-event.ts';

export const COMPLETED = 'checkout.session.completed';

/** An order whose buyer has paid, and the event that says so; the shop has not been sent it. */
export async function aPaidOrder(...slugs: string[]) {
  const order = await anOrder(...slugs);
  await payAt(order.sessionId);
  const session = await sessionAtStripe(order.sessionId);
  return { ...order, session, body: bodyOf(COMPLETED, session) };
}

/** Makes `count` of something, ten at a time. */
export async function many<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) {
    const batch = Math.min(10, count - made.length);
    made.push(...(await Promise.all(Array.from({ length: batch }, () => make()))));
  }
  return made;
}
