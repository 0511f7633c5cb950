import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { isOwnOrder } from '../../../../customers/access-store.ts';
import type { Visitor } from '../../../../customers/store.ts';
import type { Attendee } from './attendee.ts';
import type { Answers } from './question.ts';

/** What an edit of a seat's attendee needs to know. */
export interface SeatToName extends Attendee {
  readonly id: string;
  readonly code: string;
  readonly orderId: string;
  readonly productId: string;
  readonly isCancelled: boolean;
  /** Whether its dates are called off. */
  readonly isCalledOff: boolean;
  /** Until when the buyer can name who comes. */
  readonly namesUntil: Date;
  /** Whether it costs nothing: anybody can type an address. */
  readonly isFree: boolean;
  /** How often it went to another person. */
  readonly transfers: number;
  /** Of the event. */
  readonly title: string;
  readonly language: string | null;
  readonly ticketName: string;
  /** Counts the seats of a line from 1. */
  readonly seat: number;
}

/** By the dates of the seat's ticket: the earliest deadline, by default when the first of them begins. */
const NAMES_UNTIL = sql<Date>`coalesce((
  select min(coalesce(d.names_until, d.starts_at)) from event_ticket_dates td join event_dates d on d.id = td.date_id
  where td.variant_id = b.variant_id), now())`;
const IS_CALLED_OFF = sql<boolean>`coalesce((
  select bool_and(d.state = 'cancelled') from event_ticket_dates td join event_dates d on d.id = td.date_id
  where td.variant_id = b.variant_id), false)`;

function selectSeats(db: Db) {
  return db
    .selectFrom('bookings as b')
    .innerJoin('orderItems as i', 'i.id', 'b.orderItemId')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .innerJoin('products as p', 'p.id', 'i.productId')
    .leftJoin('eventTickets as t', 't.variantId', 'b.variantId')
    .select(['b.id', 'b.code', 'b.seat', 'i.orderId', 'i.productId', 'p.title', 'p.language'])
    .select(['b.attendeeName as name', 'b.attendeeEmail as email'])
    .select(sql<string>`coalesce(t.name, i.variant_title)`.as('ticketName'))
    .select([NAMES_UNTIL.as('namesUntil'), IS_CALLED_OFF.as('isCalledOff')])
    .select(sql<Answers>`b.answers`.as('answers'))
    .select(sql<boolean>`b.cancelled_at is not null`.as('isCancelled'))
    .select(sql<boolean>`o.total_amount = 0`.as('isFree'))
    .select(
      sql<number>`(select count(*)::int from former_ticket_codes f where f.booking_id = b.id)`.as(
        'transfers',
      ),
    );
}

/** Seats by id, locked against other edits; in the order of their ids. */
export async function lockSeatsToName(tx: Tx, ids: readonly string[]): Promise<SeatToName[]> {
  if (ids.length === 0) return [];
  return selectSeats(tx).where('b.id', 'in', ids).orderBy('b.id').forUpdate('b').execute();
}

export async function findSeatToName(db: Db, id: string): Promise<SeatToName | null> {
  return (await listSeatsToName(db, [id]))[0] ?? null;
}

/** Seats by id, in the order of the ids. */
export async function listSeatsToName(db: Db, ids: readonly string[]): Promise<SeatToName[]> {
  if (ids.length === 0) return [];
  const seats = await selectSeats(db).where('b.id', 'in', ids).execute();
  return seats.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** Whether a seat hangs on an order that the visitor may see. */
export async function isOwnSeat(db: Db, visitor: Visitor | null, id: string): Promise<boolean> {
  if (!visitor) return false;
  const row = await selectSeats(db).where('b.id', '=', id).where(isOwnOrder(visitor)).executeTakeFirst();
  return row !== undefined;
}

/** The valid seats of an order that the visitor may see, as ids in their order; null for another's order. */
export async function listOwnSeatIds(
  db: Db,
  visitor: Visitor | null,
  number: string,
): Promise<readonly string[] | null> {
  if (!visitor) return null;
  const rows = await db
    .selectFrom('orders as o')
    .leftJoin('orderItems as i', 'i.orderId', 'o.id')
    .leftJoin('bookings as b', (join) =>
      join.onRef('b.orderItemId', '=', 'i.id').on('b.cancelledAt', 'is', null),
    )
    .select('b.id')
    .where('o.number', '=', number)
    .where(isOwnOrder(visitor))
    .orderBy('i.position')
    .orderBy('b.seat')
    .execute();
  return rows.length === 0 ? null : rows.flatMap(({ id }) => id ?? []);
}

export interface SeatChange extends Attendee {
  /** Its code after the change. */
  readonly code: string;
}

export async function updateSeat(
  tx: Tx,
  id: string,
  { name, email, answers, code }: SeatChange,
): Promise<void> {
  await tx
    .updateTable('bookings')
    .set({ attendeeName: name, attendeeEmail: email, answers: JSON.stringify(answers), code })
    .where('id', '=', id)
    .execute();
}

/** Keeps a code that was replaced, so that its ticket can say why it is no longer valid. */
export async function insertFormerCode(tx: Tx, code: string, bookingId: string): Promise<void> {
  await tx.insertInto('formerTicketCodes').values({ code, bookingId }).execute();
}

/** A ticket that went to another person: nothing of that person. */
export interface FormerTicket {
  readonly bookingId: string;
  readonly slug: string;
  readonly title: string;
  readonly language: string | null;
  readonly replacedAt: Date;
}

/** The ticket of a code that was replaced; null for any other. */
export async function findFormerTicket(db: Db, code: string): Promise<FormerTicket | null> {
  const row = await db
    .selectFrom('formerTicketCodes as f')
    .innerJoin('bookings as b', 'b.id', 'f.bookingId')
    .innerJoin('orderItems as i', 'i.id', 'b.orderItemId')
    .innerJoin('products as p', 'p.id', 'i.productId')
    .select(['f.bookingId', 'p.slug', 'p.title', 'p.language', 'f.replacedAt'])
    .where('f.code', '=', code)
    .executeTakeFirst();
  return row ?? null;
}

/** The valid seats of lines that have the address of a customer, with the one that their orders have now; locked. */
export async function listMistypedSeats(
  tx: Tx,
  customerId: string,
  orderItemIds: readonly string[],
): Promise<(SeatToName & { readonly rightEmail: string })[]> {
  const rows = await selectSeats(tx)
    .innerJoin('customers as c', (join) => join.on('c.id', '=', customerId))
    .select('o.email as rightEmail')
    .where('b.orderItemId', 'in', orderItemIds)
    .where('b.cancelledAt', 'is', null)
    .where(sql<boolean>`lower(b.attendee_email) = lower(c.email)`)
    .orderBy('b.id')
    .forUpdate('b')
    .execute();
  return rows.flatMap(({ rightEmail, ...row }) => (rightEmail === null ? [] : [{ ...row, rightEmail }]));
}
