import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { ORDER_COLUMNS, type OrderRow } from '../columns-store.ts';

/** Paid orders of which something still waits to be picked up at these dates. */
export async function listPickupOrders(db: Db, dateIds: readonly string[]): Promise<OrderRow[]> {
  if (dateIds.length === 0) return [];
  return db
    .selectFrom('orders as o')
    .innerJoin('orderShipping as s', 's.orderId', 'o.id')
    .select(ORDER_COLUMNS.map((name) => `o.${name}` as const))
    .where('s.eventDateId', 'in', dateIds)
    .where('o.completedAt', 'is not', null)
    .where('o.isPractice', '=', false)
    .where(
      sql<boolean>`(exists (select from orders_to_ship w where w.order_id = o.id)
        or exists (select from shipments p where p.order_id = o.id and p.state = 'packed'))`,
    )
    .orderBy('o.id')
    .$castTo<OrderRow>()
    .execute();
}
