import { sql } from 'kysely';
import { db } from '#lib/db.ts';
import type { TestGoods } from './stock.ts';

/** An order with a line for each variant, of one piece or of so many, by its rows alone. @returns the ids of the lines, in their order. */
export async function insertWithItems({ productId, variantIds }: TestGoods, quantity = 1): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with placed as (insert into orders (number, mode, currency, subtotal_amount, total_amount, expires_at)
      select 'ORD-2026-' || lpad(nextval('order_numbers')::text, 6, '0'), 'sandbox', 'USD', sums.amount, sums.amount, now()
      from (select 1500 * ${variantIds.length * quantity}::integer as amount) sums returning id)
    insert into order_items (order_id, product_id, variant_id, kind, title, variant_title, position, quantity, unit_amount,
      subtotal_amount, total_amount)
    select placed.id, ${productId}::uuid, v.id, 'goods', 'Goods', '', v.place, ${quantity}::integer, 1500, ${1500 * quantity}::integer, ${1500 * quantity}::integer
    from placed, unnest(${[...variantIds]}::uuid[]) with ordinality as v (id, place) order by v.place returning id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
