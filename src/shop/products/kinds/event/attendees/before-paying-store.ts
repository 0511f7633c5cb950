import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { Attendee } from './attendee.ts';
import type { Answers } from './question.ts';

/** A seat of a cart's line, and what was said of it so far. */
export interface CartSeat extends Attendee {
  readonly variantId: string;
  /** Counts the seats of a line from 1. */
  readonly seat: number;
}

/** What was said of the seats of a cart. */
export async function listCartAttendees(db: Db, cartId: string): Promise<CartSeat[]> {
  return db
    .selectFrom('cartAttendees')
    .select(['variantId', 'seat', 'name', 'email'])
    .select(sql<Answers>`answers`.as('answers'))
    .where('cartId', '=', cartId)
    .orderBy('variantId')
    .orderBy('seat')
    .execute();
}

export async function saveCartAttendees(tx: Tx, cartId: string, seats: readonly CartSeat[]): Promise<void> {
  if (seats.length === 0) return;
  const rows = seats.map(({ answers, ...seat }) => ({ ...seat, cartId, answers: JSON.stringify(answers) }));
  await tx
    .insertInto('cartAttendees')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['cartId', 'variantId', 'seat']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        email: eb.ref('excluded.email'),
        answers: eb.ref('excluded.answers'),
      })),
    )
    .execute();
}

/**
 * Moves what was said of the seats of one cart to another that is about to get its lines: its seats come after those that the
 * other cart has of the same ticket.
 */
export async function moveCartAttendees(tx: Tx, fromCartId: string, toCartId: string): Promise<void> {
  await sql`
    with said as (delete from cart_attendees where cart_id = ${fromCartId} returning *)
    insert into cart_attendees (cart_id, variant_id, seat, name, email, answers)
    select ${toCartId}::uuid, a.variant_id, a.seat + coalesce(i.quantity * t.seats, 0), a.name, a.email, a.answers
    from said a
    join event_tickets t on t.variant_id = a.variant_id
    left join cart_items i on i.cart_id = ${toCartId} and i.variant_id = a.variant_id
    on conflict (cart_id, variant_id, seat) do update
      set name = excluded.name, email = excluded.email, answers = excluded.answers`.execute(tx);
}

/** What was said before paying of the seats of an order's line, first seat first, where there is no cart. */
export async function saveOrderAttendees(
  tx: Tx,
  orderItemId: string,
  attendees: readonly Attendee[],
): Promise<void> {
  if (attendees.length === 0) return;
  const rows = attendees.map(({ answers, ...attendee }, at) => ({
    ...{ ...attendee, orderItemId, seat: at + 1, answers: JSON.stringify(answers) },
  }));
  await tx.insertInto('orderAttendees').values(rows).execute();
}

/** A seat of an order's line, and what was said of it before paying. */
type OrderSeat = Omit<CartSeat, 'variantId'> & { readonly orderItemId: string };

/** What was said before paying of the seats of order lines; it is in the bookings from now on. */
export async function takeAttendees(tx: Tx, orderItemIds: readonly string[]): Promise<OrderSeat[]> {
  const ids = [...orderItemIds];
  const { rows } = await sql<OrderSeat>`
    with seated as (
      -- A ticket that stands in several lines, by itself and in a bundle, was asked about once: its seats follow one another.
      select i.id, o.cart_id, i.variant_id, i.quantity * coalesce(t.seats, 1) as seats,
        sum(i.quantity * coalesce(t.seats, 1)) over (partition by i.order_id, i.variant_id order by i.position) as upto
      from order_items i join orders o on o.id = i.order_id left join event_tickets t on t.variant_id = i.variant_id
      where i.order_id in (select order_id from order_items where id = any(${ids}::uuid[]))
    ),
    of_cart as (
      delete from cart_attendees a using seated i
      where i.id = any(${ids}::uuid[]) and a.cart_id = i.cart_id and a.variant_id = i.variant_id
        and a.seat > i.upto - i.seats and a.seat <= i.upto
      returning i.id, (a.seat - i.upto + i.seats)::integer as seat, a.name, a.email, a.answers
    ),
    of_order as (
      delete from order_attendees where order_item_id = any(${ids}::uuid[])
      returning order_item_id, seat, name, email, answers
    )
    select id as "orderItemId", seat, name, email, answers from of_cart
    union all
    select order_item_id, seat, name, email, answers from of_order`.execute(tx);
  return rows;
}

/** Deletes what was said of orders that were never paid. */
export async function deleteOldAttendees(db: Db, placedBefore: Date): Promise<void> {
  await sql`
    delete from order_attendees a using order_items i, orders o
    where i.id = a.order_item_id and o.id = i.order_id and o.status <> 'pending'
      and o.created_at < ${placedBefore}`.execute(db);
}
