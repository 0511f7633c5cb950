import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { NewNotice, Notice, NoticeKind } from './notice.ts';

/** Whether the form of this key has acted before. */
export async function hasActed(tx: Tx, actId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('dateNotices')
    .select('id')
    .where('actId', '=', actId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes a notice for each date, with a row for each of its valid seats. @returns how many seats. */
export async function insertNotices(
  tx: Tx,
  { dateIds, body, subject = '', ...notice }: NewNotice,
): Promise<number> {
  await tx
    .insertInto('dateNotices')
    .values(dateIds.map((dateId) => ({ ...notice, subject, body, dateId })))
    .execute();
  return insertSeats(tx, sql<boolean>`n.act_id = ${notice.actId}::uuid`);
}

/** Adds seats to cancelled dates that were booked in the moment these were cancelled. @returns how many. */
export async function insertLateSeats(db: Db): Promise<number> {
  return insertSeats(db, sql<boolean>`n.kind = 'cancelled' and n.created_at > now() - interval '30 days'`);
}

async function insertSeats(db: Db, isMeant: ReturnType<typeof sql<boolean>>): Promise<number> {
  const { rows } = await sql`
    insert into booking_notices (notice_id, booking_id)
    select n.id, b.id from date_notices n join event_ticket_dates td on td.date_id = n.date_id
    join bookings b on b.variant_id = td.variant_id join order_items i on i.id = b.order_item_id
    join orders o on o.id = i.order_id
    where b.cancelled_at is null and not o.is_practice and ${isMeant}
      and not exists (select from booking_notices done where done.notice_id = n.id and done.booking_id = b.id)
    on conflict do nothing returning 1`.execute(db);
  return rows.length;
}

/** An order that an act has not told yet. */
export interface OpenOrder {
  readonly actId: string;
  readonly orderId: string;
}

/** The next orders to be told, in an order that allows to go on after the last. */
export async function listOpenOrders(db: Db, after: OpenOrder | null, limit: number): Promise<OpenOrder[]> {
  const edge = after
    ? sql`and (n.act_id, i.order_id) > (${after.actId}::uuid, ${after.orderId}::uuid)`
    : sql``;
  const { rows } = await sql<OpenOrder>`
    select distinct n.act_id as "actId", i.order_id as "orderId" from booking_notices bn
    join date_notices n on n.id = bn.notice_id join bookings b on b.id = bn.booking_id
    join order_items i on i.id = b.order_item_id
    where bn.done_at is null ${edge} order by n.act_id, i.order_id limit ${limit}`.execute(db);
  return rows;
}

/** A seat that is to be told of a notice. */
export interface OpenSeat {
  readonly noticeId: string;
  readonly bookingId: string;
  readonly kind: NoticeKind;
  readonly actor: string;
  readonly attendeeEmail: string | null;
}

/** The seats of an order that an act has not told yet. The order is locked before, so that one job does it. */
export async function listOpenSeats(tx: Tx, { actId, orderId }: OpenOrder): Promise<OpenSeat[]> {
  const rows = await tx
    .selectFrom('bookingNotices as bn')
    .innerJoin('dateNotices as n', 'n.id', 'bn.noticeId')
    .innerJoin('bookings as b', 'b.id', 'bn.bookingId')
    .innerJoin('orderItems as i', 'i.id', 'b.orderItemId')
    .select(['bn.noticeId', 'bn.bookingId', 'n.kind', 'n.actor', 'b.attendeeEmail'])
    .where('n.actId', '=', actId)
    .where('i.orderId', '=', orderId)
    .where('bn.doneAt', 'is', null)
    .orderBy('b.seat')
    .execute();
  return rows as OpenSeat[];
}

/** What was done for a seat: what goes back for it, in minor units, and by which refund. */
export interface DoneSeat extends Pick<OpenSeat, 'noticeId' | 'bookingId'> {
  readonly amount: number;
  readonly refundId: string | null;
}

export async function setSeatsDone(tx: Tx, seats: readonly DoneSeat[], at: Date): Promise<void> {
  const column = <Name extends keyof DoneSeat>(name: Name) => seats.map((seat) => seat[name]);
  await sql`
    update booking_notices bn set done_at = ${at}, amount = done.amount, refund_id = done.refund_id
    from unnest(${column('noticeId')}::uuid[], ${column('bookingId')}::uuid[], ${column('amount')}::bigint[],
      ${column('refundId')}::uuid[]) as done (notice_id, booking_id, amount, refund_id)
    where bn.notice_id = done.notice_id and bn.booking_id = done.booking_id`.execute(tx);
}

/** What those who booked a date were told, newest first. */
export async function listNoticesOf(db: Db, dateId: string): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.act_id as "actId", n.date_id as "dateId", n.kind, n.subject, n.body, n.actor, n.created_at as "createdAt",
      count(bn.booking_id)::integer as seats, count(bn.done_at)::integer as done
    from date_notices n left join booking_notices bn on bn.notice_id = n.id
    where n.date_id = ${dateId}::uuid group by n.id order by n.created_at desc limit 50`.execute(db);
  return rows;
}
