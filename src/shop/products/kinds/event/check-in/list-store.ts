import { sql } from 'kysely';
import { containing } from '#lib/db/like.ts';
import type { Db } from '#lib/db.ts';
import { codeIn } from '../bookings/ticket-code.ts';
import type { SeatAtEntrance } from './verdict.ts';

/** A valid seat of a date, with when it was let in at a session and by which actor. */
export interface ListedSeat extends SeatAtEntrance {
  readonly code: string;
  readonly orderNumber: string;
  readonly checkInId: string | null;
  readonly at: Date | null;
  readonly actor: string | null;
}

/**
 * The seats of a date by name, as far as a part of a name or a code matches.
 * @param isWide whether addresses and orders are searched too: for staff, who know them.
 */
export async function listSeatsAtEntrance(
  db: Db,
  of: { readonly dateId: string; readonly sessionId: string },
  {
    q = '',
    limit,
    isWide = false,
  }: { readonly q?: string; readonly limit: number; readonly isWide?: boolean },
): Promise<ListedSeat[]> {
  const code = codeIn(q);
  const { rows } = await sql<ListedSeat>`
    select b.id as "bookingId", b.code, b.seat, b.attendee_name as name, host.name as host, o.number as "orderNumber",
      coalesce(t.name, i.variant_title) as "ticketName", c.id as "checkInId", c.at, c.actor
    from event_ticket_dates td
    join bookings b on b.variant_id = td.variant_id and b.cancelled_at is null
    join order_items i on i.id = b.order_item_id
    join orders o on o.id = i.order_id
    left join event_tickets t on t.variant_id = b.variant_id
    left join check_ins c on c.booking_id = b.id and c.session_id = ${of.sessionId}
      and c.undone_at is null and c.superseded_by is null
    left join lateral (
      select h.attendee_name as name from bookings h join order_items hi on hi.id = h.order_item_id
      where hi.order_id = i.order_id and h.attendee_name is not null order by hi.position, h.seat limit 1) host on true
    where td.date_id = ${of.dateId}
      and (${q} = '' or b.attendee_name ilike ${containing(q)} or host.name ilike ${containing(q)} or b.code = ${code}
        or (${isWide} and (b.attendee_email ilike ${containing(q)} or o.email ilike ${containing(q)} or o.number ilike ${containing(q)})))
    order by lower(coalesce(b.attendee_name, host.name)), i.id, b.seat
    limit ${limit}`.execute(db);
  return rows;
}

/** How many are in, of how many valid seats. */
export interface EntranceCount {
  readonly in: number;
  readonly of: number;
}

export async function countAtEntrance(
  db: Db,
  of: { readonly dateId: string; readonly sessionId: string },
): Promise<EntranceCount> {
  const { rows } = await sql<EntranceCount>`
    select count(c.id)::int as in, count(*)::int as of
    from event_ticket_dates td
    join bookings b on b.variant_id = td.variant_id and b.cancelled_at is null
    left join check_ins c on c.booking_id = b.id and c.session_id = ${of.sessionId}
      and c.undone_at is null and c.superseded_by is null
    where td.date_id = ${of.dateId}`.execute(db);
  return rows[0] ?? { in: 0, of: 0 };
}

/** Codes of a date that are refused, and why: for the list that a device keeps. */
export async function listRefusedCodes(
  db: Db,
  dateId: string,
): Promise<{ readonly code: string; readonly why: 'cancelled' | 'given away' }[]> {
  const { rows } = await sql<{ code: string; why: 'cancelled' | 'given away' }>`
    select b.code, 'cancelled' as why from event_ticket_dates td join bookings b on b.variant_id = td.variant_id
    where td.date_id = ${dateId} and b.cancelled_at is not null
    union all
    select f.code, 'given away' from event_ticket_dates td join bookings b on b.variant_id = td.variant_id
    join former_ticket_codes f on f.booking_id = b.id where td.date_id = ${dateId}`.execute(db);
  return rows;
}

/** Tickets that two devices let in without knowing of each other: staff look into them. */
export async function listDoubleEntries(
  db: Db,
  sessionId: string,
): Promise<
  {
    readonly name: string | null;
    readonly at: Date;
    readonly actor: string;
    readonly firstAt: Date;
    readonly firstActor: string;
  }[]
> {
  return db
    .selectFrom('checkIns as c')
    .innerJoin('checkIns as w', 'w.id', 'c.supersededBy')
    .innerJoin('bookings as b', 'b.id', 'c.bookingId')
    .select(['b.attendeeName as name', 'c.at', 'c.actor', 'w.at as firstAt', 'w.actor as firstActor'])
    .where('c.sessionId', '=', sessionId)
    .orderBy('c.at', 'desc')
    .limit(50)
    .execute();
}

/** A seat as people at the entrance see it; null if there is none. */
export async function seatAtEntrance(db: Db, bookingId: string): Promise<SeatAtEntrance | null> {
  const { rows } = await sql<SeatAtEntrance>`
    select b.id as "bookingId", b.seat, b.attendee_name as name, null as host, coalesce(t.name, '') as "ticketName"
    from bookings b left join event_tickets t on t.variant_id = b.variant_id where b.id = ${bookingId}`.execute(
    db,
  );
  return rows[0] ?? null;
}
