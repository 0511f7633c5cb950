import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';

export interface Bought {
  readonly variantId: string;
  readonly quantity: number;
}

/**
 * Takes out of a locked cart exactly what was bought: a line with more keeps the rest, what was added since stays. One
 * statement, because every completed order does it.
 */
export async function removeBought(
  tx: Tx,
  cartId: string,
  bought: readonly Bought[],
  at: Date,
): Promise<void> {
  const variants = bought.map(({ variantId }) => variantId);
  const quantities = bought.map(({ quantity }) => quantity);
  await sql`
    with bought as (select * from unnest(${variants}::uuid[], ${quantities}::integer[]) as b (variant_id, quantity)),
    gone as (
      delete from cart_items i using bought b
      where i.cart_id = ${cartId} and i.variant_id = b.variant_id and i.quantity <= b.quantity
    ),
    left_over as (
      update cart_items i set quantity = i.quantity - b.quantity from bought b
      where i.cart_id = ${cartId} and i.variant_id = b.variant_id and i.quantity > b.quantity
    )
    update carts set version = version + 1, updated_at = ${at} where id = ${cartId}`.execute(tx);
}
