import { randomUUID } from 'node:crypto';
import { db, inTransaction } from '#lib/db.ts';
import { daysLater, instantsOf, wallTimeAt } from '#lib/wall-time.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { addDate } from '#shop/products/kinds/event/dates/save-date.ts';
import { addTicket } from '#shop/products/kinds/event/dates/save-ticket.ts';
import { saveEvent } from '#shop/products/kinds/event/store.ts';
import { anEmail, aVisitor, checkoutOf } from './checkout-fixtures.ts';
import { payAt } from './pay.ts';
import { deliver } from './stripe-actions.ts';

export const BERLIN = 'Europe/Berlin';

export interface DateOfEvent {
  readonly inDays: number;
  readonly capacity: number | null;
}

export interface TicketOfEvent {
  /** Indexes of the dates; by default the first. */
  readonly dates?: readonly number[];
  readonly priceAmount?: number;
  readonly seats?: number;
  readonly limit?: number | null;
}

/** An event on sale, that no other test touches. */
export async function anEvent(dates: readonly DateOfEvent[], tickets: readonly TicketOfEvent[] = [{}]) {
  return inTransaction(db, async (tx) => {
    const slug = `event-${randomUUID().slice(0, 8)}`;
    const { id: productId } = await tx
      .insertInto('products')
      .values({
        ...{ kind: 'event', slug, title: `Evening ${slug}`, description: 'An evening.', fullDescription: '' },
        ...{ status: 'published', publishedAt: new Date() },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const details = { language: 'en', age: '', bring: [], access: '', speakers: [] };
    await saveEvent(tx, productId, { ...details, next: null, dateCount: 0 });
    const dateIds: string[] = [];
    for (const date of dates) dateIds.push(await addDate(tx, productId, dateOf(date)));
    const variantIds: string[] = [];
    for (const { dates: at = [0], priceAmount = 3000, seats = 1, limit = null } of tickets) {
      const ticket = { priceAmount, seats, limit, currency: 'USD', minQuantity: 1, maxQuantity: 20 };
      const dated = { dateIds: at.map((one) => dateIds[one] ?? ''), salesFrom: null, salesUntil: null };
      const name = `Type ${variantIds.length + 1}`;
      variantIds.push(await addTicket(tx, { id: productId, slug }, { ...ticket, ...dated, name }));
    }
    const pools = await tx
      .selectFrom('eventDates')
      .select('poolId')
      .where('productId', '=', productId)
      .orderBy('startsAt')
      .execute();
    return { slug, productId, dateIds, variantIds, poolIds: pools.map(({ poolId }) => poolId) };
  });
}

/** At noon of that day in Berlin, for two hours. */
function dateOf({ inDays, capacity }: DateOfEvent) {
  const startsLocal = daysLater(`${wallTimeAt(new Date(), BERLIN).slice(0, 10)}T12:00`, inDays);
  const instants = instantsOf(startsLocal, BERLIN);
  if (instants.is !== 'once') throw new Error('noon is once a day');
  const session = { startsLocal, startsAt: instants.at, endsAt: new Date(instants.at.getTime() + 7_200_000) };
  return {
    ...{ zone: BERLIN, capacity, sessions: [session] as const, isOnline: false, onlineUrl: null },
    ...{ placeName: 'The Glasshouse', placeAddress: '', placeCity: 'Hamburg', directions: '' },
    ...{ salesFrom: null, salesUntil: null },
  };
}

/** An order of tickets that waits for its money. */
export async function aSeatOrder(...wanted: readonly (readonly [variantId: string, quantity: number])[]) {
  const visitor = await aVisitor();
  for (const [variant, quantity] of wanted) await addItem(db, visitor, { variant, quantity });
  const email = anEmail();
  const { orderId } = await checkoutOf(visitor, email);
  const { number } = await db
    .selectFrom('orders')
    .select('number')
    .where('id', '=', orderId)
    .executeTakeFirstOrThrow();
  const payment = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirst();
  return { visitor, email, orderId, number, sessionId: payment?.stripeSessionId ?? '' };
}

/** The same, paid. */
export async function aPaidSeatOrder(...wanted: readonly (readonly [variantId: string, quantity: number])[]) {
  const order = await aSeatOrder(...wanted);
  if (order.sessionId) {
    await payAt(order.sessionId);
    await deliver(order.sessionId);
  }
  return order;
}

/** The seats of an order, those that are not valid too. */
export async function seatsOf(orderId: string) {
  return db
    .selectFrom('bookings as b')
    .innerJoin('orderItems as i', 'i.id', 'b.orderItemId')
    .select(['b.id', 'b.seat', 'b.cancelledAt', 'b.givenBackAt', 'b.variantId'])
    .where('i.orderId', '=', orderId)
    .orderBy('i.position')
    .orderBy('b.seat')
    .execute();
}

export function poolOf(poolId: string) {
  return db
    .selectFrom('pools')
    .select(['capacity', 'held', 'taken'])
    .where('id', '=', poolId)
    .executeTakeFirstOrThrow();
}
