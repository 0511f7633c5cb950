import { db, inTransaction } from '#lib/db.ts';
import { wallTimeAt } from '#lib/wall-time.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { addDate } from '#shop/products/kinds/event/dates/save-date.ts';
import { addTicket } from '#shop/products/kinds/event/dates/save-ticket.ts';
import { saveEvent } from '#shop/products/kinds/event/store.ts';
import { anEmail, aVisitor, checkoutOf } from './checkout-fixtures.ts';

export interface TestDate {
  readonly slug: string;
  readonly productId: string;
  readonly dateId: string;
  readonly variantId: string;
  readonly sessionIds: readonly string[];
}

const HOUR = 3_600_000;
const ZONE = 'Europe/Berlin';

/** A date of an event that nobody else's test touches, with tickets that cost nothing. */
export async function aDate({ inHours = 48, sessions = 1, capacity = 50 } = {}): Promise<TestDate> {
  const slug = `event-${crypto.randomUUID().slice(0, 8)}`;
  return inTransaction(db, async (tx) => {
    const { id: productId } = await tx
      .insertInto('products')
      .values({
        kind: 'event',
        slug,
        title: `An event ${slug}`,
        status: 'published',
        publishedAt: new Date(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const details = { language: 'en', age: '', bring: [], access: '', speakers: [] };
    await saveEvent(tx, productId, { ...details, next: null, dateCount: 0 });
    const dateId = await addDateIn(tx, productId, { inHours, sessions, capacity });
    const variantId = await addTicket(
      tx,
      { id: productId, slug },
      {
        ...{ name: 'One person', dateIds: [dateId], seats: 1, priceAmount: 0, currency: 'USD' },
        ...{ minQuantity: 1, maxQuantity: 50, limit: null, salesFrom: null, salesUntil: null },
      },
    );
    const rows = await tx
      .selectFrom('eventSessions')
      .select('id')
      .where('dateId', '=', dateId)
      .orderBy('position')
      .execute();
    return { slug, productId, dateId, variantId, sessionIds: rows.map(({ id }) => id) };
  });
}

type Tx = Parameters<Parameters<typeof inTransaction>[1]>[0];

async function addDateIn(
  tx: Tx,
  productId: string,
  { inHours, sessions, capacity }: { inHours: number; sessions: number; capacity: number },
): Promise<string> {
  const sessionAt = (at: number) => {
    const startsAt = new Date(Math.floor(Date.now() / 60_000) * 60_000 + (inHours + at * 24) * HOUR);
    return {
      startsLocal: wallTimeAt(startsAt, ZONE),
      startsAt,
      endsAt: new Date(startsAt.getTime() + 2 * HOUR),
    };
  };
  const more = Array.from({ length: sessions - 1 }, (_, at) => sessionAt(at + 1));
  return addDate(tx, productId, {
    ...{ zone: ZONE, sessions: [sessionAt(0), ...more], isOnline: false, placeName: 'The hall' },
    ...{ placeAddress: '', placeCity: 'Hamburg', directions: '', onlineUrl: null, capacity },
    ...{ salesFrom: null, salesUntil: null },
  });
}

/** Seats at a date, booked by a guest. */
export async function seatsAt({ variantId }: TestDate, quantity = 1, email = anEmail()) {
  const visitor = await aVisitor();
  await addItem(db, visitor, { variant: variantId, quantity });
  const { orderId } = await checkoutOf(visitor, email);
  const seats = await bookingsOf(orderId);
  return { visitor, email, orderId, seats };
}

export async function bookingsOf(orderId: string) {
  return db
    .selectFrom('bookings as b')
    .innerJoin('orderItems as i', 'i.id', 'b.orderItemId')
    .select(['b.id', 'b.code', 'b.attendeeName as name', 'b.attendeeEmail as email', 'b.answers'])
    .where('i.orderId', '=', orderId)
    .orderBy('b.seat')
    .execute();
}

/** Recipients of the ticket emails that were queued for codes. */
export async function ticketEmailsOf(orderId: string): Promise<{ recipient: string | null; code: string }[]> {
  const rows = await db
    .selectFrom('mails')
    .select(['recipient', 'details'])
    .where('orderId', '=', orderId)
    .where('kind', '=', 'ticket')
    .orderBy('queuedAt')
    .execute();
  return rows.map(({ recipient, details }) => ({ recipient, code: (details as { code: string }).code }));
}
