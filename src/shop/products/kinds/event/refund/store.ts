import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { RefundDates } from './policy.ts';

/** The dates of what lines are for now: a booking may be for another ticket than was bought. */
export async function listRefundDates(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, RefundDates>> {
  const { rows } = await sql<RefundDates & { orderItemId: string }>`
    select i.id as "orderItemId", d.starts_at as "startsAt", d.starts_local as "startsLocal", d.zone,
      d.give_back_until as "giveBackUntil", d.is_cancelled as "isCancelled"
    from order_items i
    cross join lateral (
      select coalesce((select b.variant_id from bookings b where b.order_item_id = i.id and b.cancelled_at is null
        order by b.seat limit 1), i.variant_id) as id) ticket
    cross join lateral (
      select d.starts_at, d.starts_local, d.zone,
        -- Somebody who could have come has had the seat.
        case when min(d.give_back_until) over () > d.starts_at then d.starts_at
          else min(d.give_back_until) over () end as give_back_until,
        bool_and(d.state = 'cancelled') over () as is_cancelled
      from event_ticket_dates td join event_dates d on d.id = td.date_id
      where td.variant_id = ticket.id order by d.starts_at limit 1) d
    where i.id = any(${[...orderItemIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ orderItemId, ...dates }) => [orderItemId, dates]));
}

/** A seat that is valid, with what decides whether it can be given back. */
export interface OwnedSeat {
  readonly id: string;
  readonly orderItemId: string;
  readonly seat: number;
  /** How many seats its ticket brings. */
  readonly seats: number;
  readonly attendee: string | null;
  readonly checkedInAt: Date | null;
  readonly isFree: boolean;
}

/** The valid seats of lines, in their order. */
export async function listOwnedSeats(db: Db, orderItemIds: readonly string[]): Promise<OwnedSeat[]> {
  const { rows } = await sql<OwnedSeat>`
    select b.id, b.order_item_id as "orderItemId", b.seat, coalesce(t.seats, 1) as seats,
      coalesce(b.attendee_name, b.attendee_email) as attendee, i.total_amount = 0 as "isFree",
      (select min(c.at) from check_ins c where c.booking_id = b.id and c.undone_at is null) as "checkedInAt"
    from bookings b
    join order_items i on i.id = b.order_item_id
    left join event_tickets t on t.variant_id = i.variant_id
    where b.order_item_id = any(${[...orderItemIds]}::uuid[]) and b.cancelled_at is null
    order by i.position, b.seat`.execute(db);
  return rows;
}

/** Locks seats, so that nobody checks in at them meanwhile. @returns those that are valid and not checked in. */
export async function lockUnusedSeats(
  tx: Tx,
  orderItemId: string,
  seats: readonly number[],
): Promise<readonly string[]> {
  const { rows: locked } = await sql<{ id: string }>`
    select id from bookings where order_item_id = ${orderItemId} and seat = any(${[...seats]}::integer[])
      and cancelled_at is null order by seat for update`.execute(tx);
  const ids = locked.map(({ id }) => id);
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${ids}::uuid[]) as s (id)
    where not exists (select from check_ins c where c.booking_id = s.id and c.undone_at is null)`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Cancels seats for good. */
export async function setGivenBack(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update bookings set cancelled_at = now(), given_back_at = now()
    where id = any(${[...ids]}::uuid[])`.execute(tx);
}
