import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';

/**
 * The places of the lines of an order that bought what an earlier order of the same customer had given, and still gives;
 * lines that cost nothing are left out.
 */
export async function listBoughtAgain(db: Db, orderId: string): Promise<ReadonlySet<number>> {
  const rows = await boughtAgain(db, { orderId });
  return new Set(rows.map(({ position }) => position));
}

const boughtAgain = prepared<{ position: number }, { orderId: string }>(
  (_, value) => sql`
    select i.position from orders o
    join order_items i on i.order_id = o.id
    join entitlements own on own.order_item_id = i.id and own.units > 0
    where o.id = ${value('orderId')}::uuid and i.total_amount > 0 and exists (
      select from orders earlier
      join order_items before on before.order_id = earlier.id and before.product_id = i.product_id
      join entitlements given on given.order_item_id = before.id and given.units > 0
      where earlier.customer_id = o.customer_id and (earlier.completed_at, earlier.id) < (o.completed_at, o.id))`,
);
