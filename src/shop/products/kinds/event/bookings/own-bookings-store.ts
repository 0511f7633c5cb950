import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { isOwnOrder } from '../../../../customers/access-store.ts';
import type { Visitor } from '../../../../customers/store.ts';
import type { OwnedProduct } from '../../../kind-own.ts';
import type { EventDate } from '../dates/date.ts';
import { listDatesById } from '../dates/store.ts';
import { listTicketsOf } from '../dates/ticket-store.ts';
import { type Booking, selectBookings } from './store.ts';

/** The seats of one line of an order. */
export interface OwnBookings extends OwnedProduct {
  readonly orderNumber: string;
  readonly ticketName: string;
  readonly dates: readonly EventDate[];
  readonly seats: readonly Booking[];
}

const MOST = 1000;

/** A visitor's seats that are valid, by line: what comes next first, what is over last. */
export async function listOwnBookings(db: Db, visitor: Visitor): Promise<OwnBookings[]> {
  const rows = await selectBookings(db)
    .leftJoin('categories as c', 'c.id', 'p.categoryId')
    .select(['p.image', 'c.slug as category'])
    .where(isOwnOrder(visitor))
    .where('b.cancelledAt', 'is', null)
    .orderBy('o.createdAt', 'desc')
    .orderBy('b.orderItemId')
    .orderBy('b.seat')
    .limit(MOST)
    .execute();
  const tickets = await listTicketsOf(db, [...new Set(rows.map(({ variantId }) => variantId))]);
  const dateIds = new Set([...tickets.values()].flatMap((ticket) => ticket.dateIds));
  const dates = await listDatesById(db, [...dateIds]);
  const at = now();
  const entries = [...Map.groupBy(rows, ({ orderItemId }) => orderItemId).values()].map((seats) => {
    const [first] = seats as [(typeof rows)[number]];
    const own = new Set(tickets.get(first.variantId)?.dateIds);
    const { slug, title, image, category, language, orderNumber, ticketName } = first;
    return {
      ...{ slug, title, image, category, language, orderNumber, ticketName, seats },
      dates: dates.filter(({ id }) => own.has(id)),
    };
  });
  return entries.toSorted((a, b) => rankOf(a, at) - rankOf(b, at));
}

/** What is to come in the order of its dates, before what is over, latest first. */
function rankOf({ dates }: OwnBookings, at: Date): number {
  const next = dates.find(({ endsAt }) => endsAt > at);
  if (next) return next.startsAt.getTime();
  return Number.MAX_SAFE_INTEGER / 2 - (dates.at(-1)?.startsAt.getTime() ?? 0);
}
