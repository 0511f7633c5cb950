import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { ORDER_COLUMNS, type OrderRow } from '../columns-store.ts';
import type { Bought } from '../complete-store.ts';

/** The newest order of a cart that is being paid by a debit. */
export async function findOrderUnderWay(db: Db, cartId: string): Promise<OrderRow | null> {
  const row = await db
    .selectFrom('orders')
    .select(ORDER_COLUMNS)
    .where('cartId', '=', cartId)
    .where('status', '=', 'pending')
    .where('processingAt', 'is not', null)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .$castTo<OrderRow>()
    .executeTakeFirst();
  return row ?? null;
}

/** Marks an order as being paid by a debit, or no longer. */
export async function setProcessing(tx: Tx, orderId: string, at: Date | null): Promise<void> {
  await tx.updateTable('orders').set({ processingAt: at }).where('id', '=', orderId).execute();
}

/** Takes what is being bought out of a locked cart; a line with more units keeps the rest. */
export async function takeOutOfCart(
  tx: Tx,
  cartId: string,
  bought: readonly Bought[],
  at: Date,
): Promise<void> {
  for (const { variantId, quantity } of bought) {
    const line = sql`cart_id = ${cartId} and variant_id = ${variantId}`;
    await sql`delete from cart_items where ${line} and quantity <= ${quantity}`.execute(tx);
    await sql`update cart_items set quantity = quantity - ${quantity} where ${line} and quantity > ${quantity}`.execute(
      tx,
    );
  }
  await touchCart(tx, cartId, at);
}

/** A line that goes back into the cart, at the price of one that the order had. */
export interface Unbought extends Bought {
  readonly unitAmount: number;
  readonly currency: string;
}

/** Puts lines back into a locked cart; a thing that lies in it again stays as it is. */
export async function putBackIntoCart(
  tx: Tx,
  cartId: string,
  lines: readonly Unbought[],
  at: Date,
): Promise<void> {
  for (const { variantId, quantity, unitAmount, currency } of lines) {
    await tx
      .insertInto('cartItems')
      .values({ cartId, variantId, quantity, seenAmount: unitAmount, currency })
      .onConflict((conflict) => conflict.columns(['cartId', 'variantId']).doNothing())
      .execute();
  }
  await touchCart(tx, cartId, at);
}

async function touchCart(tx: Tx, cartId: string, at: Date): Promise<void> {
  await tx
    .updateTable('carts')
    .set({ version: sql<number>`version + 1`, updatedAt: at })
    .where('id', '=', cartId)
    .execute();
}
