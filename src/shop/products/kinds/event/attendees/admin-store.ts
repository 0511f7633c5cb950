import { type RawBuilder, sql } from 'kysely';
import { containing } from '#lib/db/like.ts';
import type { Db } from '#lib/db.ts';
import { codeIn } from '../bookings/ticket-code.ts';
import type { Answers } from './question.ts';

/** A seat of a date as staff see it. */
export interface AttendeeRow {
  readonly id: string;
  readonly code: string;
  readonly seat: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly answers: Answers;
  readonly ticketName: string;
  readonly orderNumber: string;
  readonly isPractice: boolean;
  readonly isCancelled: boolean;
  /** When it was checked in, by session. */
  readonly entries: readonly { readonly session: string; readonly at: string }[];
}

const ENTRIES = sql<AttendeeRow['entries']>`coalesce((
  select json_agg(json_build_object('session', c.session_id, 'at', c.at) order by c.at) from check_ins c
  where c.booking_id = b.id and c.undone_at is null and c.superseded_by is null), '[]')`;

/** The seats of a date by name, those that were cancelled last. @param q a part of a name, address or order, or a code. */
export async function listAttendees(
  db: Db,
  dateId: string,
  { q = '', limit }: { readonly q?: string; readonly limit: number },
): Promise<AttendeeRow[]> {
  const pattern = containing(q);
  const isFound = sql<boolean>`(${q} = '' or b.attendee_name ilike ${pattern} or b.attendee_email ilike ${pattern}
      or o.number ilike ${pattern} or o.email ilike ${pattern} or b.code = ${codeIn(q)})`;
  return attendeesWhere(db, dateId, isFound, limit);
}

async function attendeesWhere(
  db: Db,
  dateId: string,
  isFound: RawBuilder<boolean>,
  limit: number,
): Promise<AttendeeRow[]> {
  const { rows } = await sql<AttendeeRow>`
    select b.id, b.code, b.seat, b.attendee_name as name, b.attendee_email as email, b.answers,
      coalesce(t.name, i.variant_title) as "ticketName", o.number as "orderNumber", o.is_practice as "isPractice",
      b.cancelled_at is not null as "isCancelled", ${ENTRIES} as entries
    from event_ticket_dates td
    join bookings b on b.variant_id = td.variant_id
    join order_items i on i.id = b.order_item_id
    join orders o on o.id = i.order_id
    left join event_tickets t on t.variant_id = b.variant_id
    where td.date_id = ${dateId} and ${isFound}
    order by b.cancelled_at is not null, lower(b.attendee_name), o.number, i.position, b.seat
    limit ${limit}`.execute(db);
  return rows;
}

/** A seat of a date by its code; null if there is none. */
export async function findAttendee(db: Db, dateId: string, code: string): Promise<AttendeeRow | null> {
  if (codeIn(code) !== code) return null;
  const [found] = await attendeesWhere(db, dateId, sql<boolean>`b.code = ${code}`, 1);
  return found ?? null;
}

/** What happened to a seat at the entrance, latest first: also what was undone, or let in twice. */
export async function listTrail(
  db: Db,
  bookingId: string,
): Promise<
  {
    readonly at: Date;
    readonly actor: string;
    readonly undoneAt: Date | null;
    readonly undoneBy: string | null;
    readonly isSecond: boolean;
    readonly startsLocal: string;
  }[]
> {
  return db
    .selectFrom('checkIns as c')
    .innerJoin('eventSessions as s', 's.id', 'c.sessionId')
    .select(['c.at', 'c.actor', 'c.undoneAt', 'c.undoneBy', 's.startsLocal'])
    .select(sql<boolean>`c.superseded_by is not null`.as('isSecond'))
    .where('c.bookingId', '=', bookingId)
    .orderBy('c.at', 'desc')
    .execute();
}
