import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { AffectedSeats } from './refund-share.ts';

/** The valid seats at these dates, as if the dates were cancelled now. */
export function listSeatsAt(db: Db, dateIds: readonly string[]): Promise<AffectedSeats[]> {
  return listAffected(
    db,
    sql`select b.id as booking_id, td.date_id from event_ticket_dates td join bookings b on b.variant_id = td.variant_id
      where td.date_id = any(${[...dateIds]}::uuid[])`,
  );
}

/** The valid seats of an order that an act of cancelling has not settled yet. */
export function listUnsettledSeats(tx: Tx, actId: string, orderId: string): Promise<AffectedSeats[]> {
  return listAffected(
    tx,
    sql`select bn.booking_id, n.date_id from booking_notices bn join date_notices n on n.id = bn.notice_id
      join bookings b on b.id = bn.booking_id join order_items i on i.id = b.order_item_id
      where n.act_id = ${actId}::uuid and i.order_id = ${orderId}::uuid and bn.done_at is null`,
  );
}

/** @param struck selects `booking_id` and `date_id` of seats and cancelled dates. */
async function listAffected(db: Db, struck: RawBuilder<unknown>): Promise<AffectedSeats[]> {
  const { rows } = await sql<AffectedSeats>`
    with struck as (${struck}),
    seat as (
      select b.id, b.seat, b.order_item_id, b.variant_id, b.attendee_email, array_agg(s.date_id order by s.date_id) as date_ids
      from struck s join bookings b on b.id = s.booking_id where b.cancelled_at is null group by b.id
    )
    select o.id as "orderId", i.id as "orderItemId", o.email, o.currency, i.total_amount as "totalAmount", i.quantity,
      coalesce(e.units, 0) as units, coalesce(e.given_units, 0) as "givenUnits", valid.seats as "validSeats", coalesce(t.seats, 1) as "seatsPerUnit",
      array_agg(seat.id order by seat.seat) as "bookingIds",
      coalesce(array_agg(distinct seat.attendee_email) filter (where seat.attendee_email is not null), '{}') as "attendeeEmails",
      of_ticket.dates, cardinality(seat.date_ids) as struck, of_ticket.kept,
      sum(before.amount) as settled, of_line.refunded, coalesce(paid.amount, 0) as "paymentLeft"
    from seat
    join order_items i on i.id = seat.order_item_id
    join orders o on o.id = i.order_id
    left join entitlements e on e.order_item_id = i.id
    left join event_tickets t on t.variant_id = seat.variant_id
    cross join lateral (select count(*) as seats from bookings x
      where x.order_item_id = i.id and x.cancelled_at is null) valid
    cross join lateral (select count(*) as dates,
        count(*) filter (where d.state <> 'cancelled' and d.id <> all(seat.date_ids)) as kept
      from event_ticket_dates td join event_dates d on d.id = td.date_id where td.variant_id = seat.variant_id) of_ticket
    cross join lateral (select coalesce(sum(bn.amount), 0) as amount from booking_notices bn
      where bn.booking_id = seat.id) before
    cross join lateral (select coalesce(sum(ri.amount), 0) as refunded from refund_items ri
      join refunds r on r.id = ri.refund_id where ri.order_item_id = i.id and r.status <> 'failed') of_line
    left join lateral (
      select greatest(0, p.amount - coalesce((select sum(r.amount) from refunds r
          where r.payment_id = p.id and r.status <> 'failed'), 0)
        - coalesce((select sum(d.amount) from disputes d
          where d.payment_id = p.id and d.status in ('open', 'lost')), 0)) as amount
      from payments p where p.order_id = o.id and p.status = 'succeeded' order by p.is_surplus, p.created_at limit 1) paid on true
    where not o.is_practice
    group by o.id, i.id, e.units, e.given_units, valid.seats, t.seats, seat.date_ids, of_ticket.dates, of_ticket.kept, of_line.refunded, paid.amount
    order by o.id, i.position, min(seat.seat)`.execute(db);
  return rows;
}

/** Orders that wait for their money and have a seat of these dates. */
export async function listOpenCheckouts(db: Db, dateIds: readonly string[]): Promise<string[]> {
  return checkoutsWhere(db, sql<boolean>`d.id = any(${[...dateIds]}::uuid[])`);
}

/** The same of dates that were cancelled before: such as one that was being made in that moment. */
export async function listCancelledCheckouts(db: Db): Promise<string[]> {
  return checkoutsWhere(
    db,
    sql<boolean>`d.state = 'cancelled' and d.cancelled_at > now() - interval '30 days'`,
  );
}

async function checkoutsWhere(db: Db, isMeant: RawBuilder<boolean>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct o.id from event_dates d join event_ticket_dates td on td.date_id = d.id
    join order_items i on i.variant_id = td.variant_id join orders o on o.id = i.order_id
    where o.status = 'pending' and not o.is_practice and ${isMeant} order by o.id`.execute(db);
  return rows.map(({ id }) => id);
}
