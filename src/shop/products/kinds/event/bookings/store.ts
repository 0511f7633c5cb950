import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';

/** A seat of an order's line. */
export interface SeatRow {
  readonly id: string;
  readonly orderItemId: string;
  readonly seat: number;
  readonly isCancelled: boolean;
  /** Never valid again. */
  readonly isGivenBack: boolean;
}

/** The seats of these lines, first ones first; locked. */
export async function lockSeats(tx: Tx, orderItemIds: readonly string[]): Promise<SeatRow[]> {
  return tx
    .selectFrom('bookings')
    .select(['id', 'orderItemId', 'seat'])
    .select(sql<boolean>`cancelled_at is not null`.as('isCancelled'))
    .select(sql<boolean>`given_back_at is not null`.as('isGivenBack'))
    .where('orderItemId', 'in', orderItemIds)
    .orderBy('orderItemId')
    .orderBy('seat')
    .forNoKeyUpdate()
    .execute();
}

export interface NewBooking {
  readonly orderItemId: string;
  readonly seat: number;
  readonly variantId: string;
  readonly code: string;
  readonly attendeeName: string | null;
  readonly attendeeEmail: string | null;
  /** As JSON. */
  readonly answers: string;
}

export async function insertBookings(tx: Tx, bookings: readonly NewBooking[]): Promise<void> {
  if (bookings.length > 0) await tx.insertInto('bookings').values(bookings).execute();
}

/** Cancels seats, or gives them back to their line. */
export async function setCancelled(tx: Tx, ids: readonly string[], isCancelled: boolean): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('bookings')
    .set({ cancelledAt: isCancelled ? sql<Date>`now()` : null })
    .where('id', 'in', ids)
    .execute();
}

/** The seats that have an address of their own, beside that of the buyer. */
export async function listAddressed(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('bookings as b')
    .innerJoin('orderItems as i', 'i.id', 'b.orderItemId')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .select(['b.code', 'b.attendeeEmail', 'o.email', 'o.totalAmount', 'o.id as orderId'])
    .where('b.id', 'in', ids)
    .where('b.attendeeEmail', 'is not', null)
    .execute();
}

/** The buyers of lines, as the first ticket of each takes them. */
export async function listBuyers(tx: Tx, orderItemIds: readonly string[]) {
  return tx
    .selectFrom('orderItems as i')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .leftJoin('customers as c', 'c.id', 'o.customerId')
    .select([
      'i.id as orderItemId',
      'i.productId',
      'i.position',
      'o.email',
      'o.totalAmount',
      'o.id as orderId',
    ])
    .select(
      sql<string>`case when o.is_address_proven then trim(concat_ws(' ', c.first_name, c.last_name)) else '' end`.as(
        'name',
      ),
    )
    .where('i.id', 'in', orderItemIds)
    .orderBy('i.position')
    .execute();
}

/** A seat with what its ticket shows. */
export interface Booking {
  readonly id: string;
  readonly code: string;
  readonly seat: number;
  readonly variantId: string;
  readonly orderItemId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly productId: string;
  readonly slug: string;
  readonly title: string;
  readonly language: string | null;
  readonly ticketName: string;
  readonly attendeeName: string | null;
  readonly attendeeEmail: string | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly isCancelled: boolean;
}

export function selectBookings(db: Db) {
  return db
    .selectFrom('bookings as b')
    .innerJoin('orderItems as i', 'i.id', 'b.orderItemId')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .innerJoin('products as p', 'p.id', 'i.productId')
    .leftJoin('eventTickets as t', 't.variantId', 'b.variantId')
    .select(['b.id', 'b.code', 'b.seat', 'b.variantId', 'b.orderItemId', 'b.attendeeName', 'b.attendeeEmail'])
    .select(['o.id as orderId', 'o.number as orderNumber', 'i.productId', 'p.slug', 'p.title', 'p.language'])
    .select(sql<string>`coalesce(t.name, i.variant_title)`.as('ticketName'))
    .select(sql<Readonly<Record<string, string>>>`b.answers`.as('answers'))
    .select(sql<boolean>`b.cancelled_at is not null`.as('isCancelled'));
}

/** The seat of a code, cancelled or not; null if there is none. */
export async function findBooking(
  db: Db,
  by: { readonly code: string } | { readonly id: string },
): Promise<Booking | null> {
  const [column, value] = 'code' in by ? (['b.code', by.code] as const) : (['b.id', by.id] as const);
  return (await selectBookings(db).where(column, '=', value).executeTakeFirst()) ?? null;
}

/** The seats of order lines that are valid, in their order. */
export async function listBookingsOf(db: Db, orderItemIds: readonly string[]): Promise<Booking[]> {
  if (orderItemIds.length === 0) return [];
  return selectBookings(db)
    .where('b.orderItemId', 'in', orderItemIds)
    .where('b.cancelledAt', 'is', null)
    .orderBy('i.position')
    .orderBy('b.seat')
    .execute();
}

/** The valid seats of an order, in their order. */
export async function listBookingsOfOrder(
  db: Db,
  orderId: string,
  limit: number,
): Promise<readonly Booking[]> {
  return bookingsOfOrder(db, { orderId, limit });
}

/** Asked for the email of every order, of whatever it is. */
const bookingsOfOrder = prepared<Booking, { readonly orderId: string; readonly limit: number }>((db, value) =>
  selectBookings(db)
    .where('o.id', '=', value<string>('orderId'))
    .where('b.cancelledAt', 'is', null)
    .orderBy('i.position')
    .orderBy('b.seat')
    .limit(value<number>('limit')),
);

/** The lines whose ticket has another name by now: of another time, after its date was moved. */
export async function listRenamed(db: Db, orderItemIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (orderItemIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('orderItems as i')
    .innerJoin('variants as v', 'v.id', 'i.variantId')
    .select('i.id')
    .where('i.id', 'in', orderItemIds)
    .whereRef('v.title', '<>', 'i.variantTitle')
    .execute();
  return new Set(rows.map(({ id }) => id));
}
