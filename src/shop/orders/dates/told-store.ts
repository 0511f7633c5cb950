import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { emailKey } from '../../customers/email.ts';
import { type Booking, selectBookings } from '../../products/kinds/event/bookings/store.ts';
import type { NoticeKind } from './notice.ts';

/** What an act tells: all its notices say the same of different dates. */
export interface ToldAct {
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly body: string;
  readonly dateIds: readonly string[];
}

export async function findAct(db: Db, actId: string): Promise<ToldAct | null> {
  const rows = await db
    .selectFrom('dateNotices')
    .select(['kind', 'subject', 'body', 'dateId'])
    .where('actId', '=', actId)
    .execute();
  const [first] = rows;
  if (!first) return null;
  const { kind, subject, body } = first;
  return { kind: kind as NoticeKind, subject, body, dateIds: rows.map(({ dateId }) => dateId) };
}

/** The seats of an order that an act of cancelling was about, with the dates that were cancelled of each. */
export async function listCancelledSeats(
  db: Db,
  actId: string,
  orderId: string,
): Promise<(Booking & { readonly dateIds: readonly string[] })[]> {
  const dateIds = sql<
    string[]
  >`(select array_agg(n.date_id) from booking_notices bn join date_notices n on n.id = bn.notice_id
    where bn.booking_id = b.id and n.act_id = ${actId}::uuid)`;
  const rows = await selectBookings(db)
    .select(dateIds.as('dateIds'))
    .where('i.orderId', '=', orderId)
    .where(sql<boolean>`${dateIds} is not null`)
    .orderBy('i.position')
    .orderBy('b.seat')
    .execute();
  return rows;
}

/** Minor units that an act sends back for an order; refunds that failed are not counted. */
export async function sumOfAct(db: Db, actId: string, orderId: string): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(r.amount), 0) as sum from refunds r where r.order_id = ${orderId}::uuid and r.status <> 'failed'
      and exists (select from booking_notices bn join date_notices n on n.id = bn.notice_id
        where bn.refund_id = r.id and n.act_id = ${actId}::uuid)`.execute(db);
  return rows[0]?.sum ?? 0;
}

/** A valid seat of a person who is told something, and whether it was this person who ordered it. */
export interface ToldSeat extends Booking {
  readonly isBuyer: boolean;
  /** Its ticket is this person's: named as attendee, or the buyer of a seat without one. */
  readonly isOwn: boolean;
}

/** Who gets an email, and the order it was queued for. */
export interface Told {
  readonly recipient: string;
  readonly orderId: string | null;
}

/** The valid seats at these dates of a person, as attendee or as buyer, of all orders. */
export async function listSeatsOf(
  db: Db,
  dateIds: readonly string[],
  { recipient, orderId }: Told,
): Promise<ToldSeat[]> {
  const rows = await selectBookings(db)
    .select('o.email as buyer')
    .where(sql<boolean>`exists (select from event_ticket_dates td
      where td.variant_id = b.variant_id and td.date_id = any(${[...dateIds]}::uuid[]))`)
    .where('b.cancelledAt', 'is', null)
    .where(sql<boolean>`(o.id = ${orderId}::uuid or lower(o.email) = lower(${recipient})
      or lower(b.attendee_email) = lower(${recipient}))`)
    .orderBy('o.createdAt')
    .orderBy('i.position')
    .orderBy('b.seat')
    .execute();
  const key = emailKey(recipient);
  return rows
    .map(({ buyer, ...seat }) => {
      const isBuyer = emailKey(buyer ?? '') === key;
      const isAttendee = emailKey(seat.attendeeEmail ?? '') === key;
      return { ...seat, isBuyer, isOwn: isAttendee || (isBuyer && seat.attendeeEmail === null) };
    })
    .filter(({ isBuyer, isOwn }) => isBuyer || isOwn);
}
