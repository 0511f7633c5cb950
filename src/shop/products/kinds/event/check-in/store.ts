import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { SeatAtEntrance } from './verdict.ts';

/** A seat with all that decides whether it is let in. */
export interface ScannedSeat extends SeatAtEntrance {
  readonly cancelledAt: Date | null;
  readonly isRefunded: boolean;
  /** The dates that its ticket is for. */
  readonly dateIds: readonly string[];
}

const HOST = sql<string | null>`(
  select h.attendee_name from bookings h join order_items hi on hi.id = h.order_item_id
  where hi.order_id = i.order_id and h.attendee_name is not null order by hi.position, h.seat limit 1)`;

/** The seat of a code or an id, locked until the transaction ends: two devices at one moment wait for each other. */
export async function lockScannedSeat(
  tx: Tx,
  by: { readonly code: string } | { readonly id: string },
): Promise<ScannedSeat | null> {
  const [column, value] = 'code' in by ? (['b.code', by.code] as const) : (['b.id', by.id] as const);
  const row = await tx
    .selectFrom('bookings as b')
    .innerJoin('orderItems as i', 'i.id', 'b.orderItemId')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .leftJoin('eventTickets as t', 't.variantId', 'b.variantId')
    .select(['b.id as bookingId', 'b.attendeeName as name', 'b.seat', 'b.cancelledAt', HOST.as('host')])
    .select(sql<string>`coalesce(t.name, i.variant_title)`.as('ticketName'))
    .select(sql<boolean>`o.refunded_amount > 0`.as('isRefunded'))
    .select(
      sql<
        string[]
      >`coalesce((select array_agg(td.date_id) from event_ticket_dates td where td.variant_id = b.variant_id), '{}')`.as(
        'dateIds',
      ),
    )
    .where(column, '=', value)
    .forUpdate('b')
    .executeTakeFirst();
  return row ?? null;
}

export interface CheckInRow {
  readonly id: string;
  readonly bookingId: string;
  readonly sessionId: string;
  readonly at: Date;
  /** `staff:<id>`, `helper:<id of the link>` or `cli`. */
  readonly actor: string;
  /** Undone, or another scan of the same ticket was earlier. */
  readonly isOver: boolean;
}

function selectCheckIns(db: Db) {
  return db
    .selectFrom('checkIns')
    .select(['id', 'bookingId', 'sessionId', 'at', 'actor'])
    .select(sql<boolean>`undone_at is not null or superseded_by is not null`.as('isOver'));
}

/** The check-in of a seat at a session that counts. */
export async function findCheckIn(db: Db, bookingId: string, sessionId: string): Promise<CheckInRow | null> {
  const row = await selectCheckIns(db)
    .where('bookingId', '=', bookingId)
    .where('sessionId', '=', sessionId)
    .where('undoneAt', 'is', null)
    .where('supersededBy', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** A check-in by its id, or by the nonce that a device made for it. */
export async function findCheckInBy(
  db: Db,
  by: { readonly id: string } | { readonly nonce: string },
): Promise<CheckInRow | null> {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['nonce', by.nonce] as const);
  return (await selectCheckIns(db).where(column, '=', value).executeTakeFirst()) ?? null;
}

export interface NewCheckIn {
  readonly id: string;
  readonly bookingId: string;
  readonly sessionId: string;
  readonly at: Date;
  readonly actor: string;
  readonly nonce: string | null;
  readonly supersededBy?: string;
}

/** @returns whether it was written; not where another one counts already. */
export async function insertCheckIn(tx: Tx, checkIn: NewCheckIn): Promise<boolean> {
  const row = await tx
    .insertInto('checkIns')
    .values(checkIn)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Another scan of the same ticket was earlier. */
export async function supersedeCheckIn(tx: Tx, id: string, byId: string): Promise<void> {
  await tx.updateTable('checkIns').set({ supersededBy: byId }).where('id', '=', id).execute();
}

/** @returns whether it counted until now. */
export async function markUndone(tx: Tx, id: string, actor: string): Promise<boolean> {
  const row = await tx
    .updateTable('checkIns')
    .set({ undoneAt: sql<Date>`now()`, undoneBy: actor })
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .where('supersededBy', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The date and the wall time of its first session, by the id of a session. */
export async function findSession(db: Db, sessionId: string) {
  const row = await db
    .selectFrom('eventSessions as s')
    .innerJoin('eventDates as d', 'd.id', 's.dateId')
    .select(['s.id', 's.dateId', 's.startsLocal', 's.startsAt', 'd.zone'])
    .select(sql<boolean>`d.state = 'cancelled'`.as('isCancelled'))
    .where('s.id', '=', sessionId)
    .executeTakeFirst();
  return row ?? null;
}

/** When the first of some dates begins. */
export async function firstStart(db: Db, dateIds: readonly string[]): Promise<string | null> {
  if (dateIds.length === 0) return null;
  const row = await db
    .selectFrom('eventDates')
    .select('startsLocal')
    .where('id', 'in', dateIds)
    .orderBy('startsAt')
    .executeTakeFirst();
  return row?.startsLocal ?? null;
}

/** The event of a date. */
export async function findEventOf(db: Db, dateId: string) {
  const row = await db
    .selectFrom('eventDates as d')
    .innerJoin('products as p', 'p.id', 'd.productId')
    .select(['p.id', 'p.slug', 'p.title', 'p.language'])
    .where('d.id', '=', dateId)
    .executeTakeFirst();
  return row ?? null;
}
