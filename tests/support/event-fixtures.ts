import { secondsFrom } from '#lib/clock.ts';
import { type Db, db, inTransaction } from '#lib/db.ts';
import { instantsOf, wallTimeAt } from '#lib/wall-time.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { addDate } from '#shop/products/kinds/event/dates/save-date.ts';
import { addTicket } from '#shop/products/kinds/event/dates/save-ticket.ts';
import { saveEvent } from '#shop/products/kinds/event/store.ts';
import { anEmail, aVisitor, checkoutOf } from './checkout-fixtures.ts';
import { payAt } from './pay.ts';
import { deliver } from './stripe-actions.ts';

const ZONE = 'Europe/Berlin';

interface Wanted {
  /** One date for each: when it begins, in hours from now. */
  readonly inHours?: readonly number[];
  readonly sessions?: number;
  readonly capacity?: number | null;
  /** In minor units. */
  readonly price?: number;
  readonly seats?: number;
  readonly onlineUrl?: string | null;
}

export interface TestEvent {
  readonly id: string;
  readonly kind: 'event';
  readonly slug: string;
  readonly title: string;
  readonly dateIds: readonly string[];
  /** A ticket type for each date; the last one is a pass for all of them, where there are several. */
  readonly variantIds: readonly string[];
}

/** A published event that no other test looks at. @param on the database of a started shop, if it is for one. */
export async function anEvent(wanted: Wanted = {}, on: Db = db): Promise<TestEvent> {
  const { inHours = [24 * 30], price = 3000, seats = 1 } = wanted;
  const slug = `evening-${crypto.randomUUID().slice(0, 8)}`;
  const title = `An evening of knots ${slug.slice(-4)}`;
  return inTransaction(on, async (tx) => {
    const { id } = await tx
      .insertInto('products')
      .values({
        ...{ kind: 'event', slug, title, description: 'Knots.', fullDescription: 'Five knots.' },
        ...{ status: 'published', publishedAt: secondsFrom(-3600) },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const details = {
      language: 'en',
      age: '',
      bring: [],
      access: '',
      speakers: [],
      next: null,
      dateCount: 0,
    };
    await saveEvent(tx, id, details);
    const dateIds: string[] = [];
    for (const hours of inHours) dateIds.push(await addDate(tx, id, aDate(hours, wanted)));
    const variantIds: string[] = [];
    const groups = [...dateIds.map((dateId) => [dateId]), ...(dateIds.length > 1 ? [dateIds] : [])];
    for (const group of groups) {
      const ticket = {
        name: group.length > 1 ? 'Pass' : '',
        priceAmount: price * group.length,
        currency: 'USD',
      };
      const limits = { minQuantity: 1, maxQuantity: 100, limit: null, salesFrom: null, salesUntil: null };
      variantIds.push(await addTicket(tx, { id, slug }, { ...ticket, ...limits, seats, dateIds: group }));
    }
    return { id, kind: 'event', slug, title, dateIds, variantIds };
  });
}

function aDate(hours: number, { sessions = 1, capacity = 1000, onlineUrl = null }: Wanted) {
  const sessionAt = (week: number) => {
    const startsLocal = wallTimeAt(secondsFrom((hours + 168 * week) * 3600), ZONE);
    const instants = instantsOf(startsLocal, ZONE);
    const startsAt = instants.is === 'once' ? instants.at : secondsFrom((hours + 168 * week) * 3600);
    return { startsLocal, startsAt, endsAt: new Date(startsAt.getTime() + 2 * 3_600_000) };
  };
  const more = Array.from({ length: sessions - 1 }, (_, at) => sessionAt(at + 1));
  return {
    ...{ zone: ZONE, capacity, onlineUrl, isOnline: onlineUrl !== null, salesFrom: null, salesUntil: null },
    ...{ placeName: 'The Glasshouse', placeAddress: 'Quay 3', placeCity: 'Hamburg', directions: '' },
    sessions: [sessionAt(0), ...more] as const,
  };
}

/** An order for seats that waits for its money. */
export async function anOpenBooking(variantIds: readonly string[], quantity = 1, email = anEmail()) {
  const visitor = await aVisitor();
  for (const variant of variantIds) await addItem(db, visitor, { variant, quantity });
  const { orderId } = await checkoutOf(visitor, email);
  const payment = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .executeTakeFirst();
  return { orderId, email, visitor, sessionId: payment?.stripeSessionId ?? '' };
}

/** Seats that are paid for; free ones are booked at once. */
export async function aBooking(variantIds: readonly string[], quantity = 1, email = anEmail()) {
  const booked = await anOpenBooking(variantIds, quantity, email);
  if (booked.sessionId) {
    await payAt(booked.sessionId);
    await deliver(booked.sessionId);
  }
  return booked;
}

/** The seats of orders, by order and seat. */
export async function seatsOf(orderIds: readonly string[]) {
  return db
    .selectFrom('bookings as b')
    .innerJoin('orderItems as i', 'i.id', 'b.orderItemId')
    .select(['b.id', 'b.code', 'b.seat', 'b.cancelledAt', 'b.attendeeEmail', 'i.orderId'])
    .where('i.orderId', 'in', orderIds)
    .orderBy('i.orderId')
    .orderBy('i.position')
    .orderBy('b.seat')
    .execute();
}

/** The emails of a kind about orders. */
export async function emailsOf(kind: string, orderIds: readonly string[]) {
  const rows = await db
    .selectFrom('mails')
    .select(['id', 'kind', 'recipient', 'orderId', 'details', 'queuedAt'])
    .where('kind', '=', kind)
    .where('orderId', 'in', orderIds)
    .orderBy('recipient')
    .execute();
  return rows.map((row) => ({ ...row, recipient: row.recipient ?? '' }));
}
