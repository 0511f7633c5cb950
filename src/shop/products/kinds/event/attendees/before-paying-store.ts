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

/** What was said before paying of the seats of order lines; it is in the bookings from now on. */
export async function takeCartAttendees(
  tx: Tx,
  orderItemIds: readonly string[],
): Promise<(Omit<CartSeat, 'variantId'> & { readonly orderItemId: string })[]> {
  const { rows } = await sql<Omit<CartSeat, 'variantId'> & { readonly orderItemId: string }>`
    delete from cart_attendees a using order_items i, orders o
    where i.id = any(${[...orderItemIds]}::uuid[]) and o.id = i.order_id
      and a.cart_id = o.cart_id and a.variant_id = i.variant_id
    returning i.id as "orderItemId", a.seat, a.name, a.email, a.answers`.execute(tx);
  return rows;
}
