import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** The order that was paid for what an order sends in exchange: over a chain of exchanges the first; null for any other order. */
export async function findPaidOrderId(db: Db, orderId: string): Promise<string | null> {
  const query = db.selectFrom('exchangedItems').select('paidOrderId').where('orderId', '=', orderId);
  return (await query.limit(1).executeTakeFirst())?.paidOrderId ?? null;
}

/** The lines that were paid for the lines of an exchange, by order item. */
export async function listPaidItems(db: Db, orderId: string): Promise<ReadonlyMap<string, string>> {
  const query = db.selectFrom('exchangedItems').select(['orderItemId', 'paidItemId']);
  const rows = await query.where('orderId', '=', orderId).execute();
  return new Map(rows.map(({ orderItemId, paidItemId }) => [orderItemId, paidItemId]));
}

/** Orders that send something in exchange for pieces of a paid order, the oldest first: so they are locked. */
export async function listExchangeOrderIds(db: Db, paidOrderId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('exchangedItems as x')
    .innerJoin('orders as o', 'o.id', 'x.orderId')
    .select(['o.id', 'o.createdAt'])
    .distinct()
    .where('x.paidOrderId', '=', paidOrderId)
    .orderBy('o.createdAt')
    .orderBy('o.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Units that the buyer has of what was paid for, by paid line: those of the order itself and those sent in exchange for them. */
export async function unitsPaidFor(db: Db, paidOrderId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; units: number }>`
    select i.id, coalesce(e.units, 0) + coalesce((select sum(f.units) from exchanged_items x
      join entitlements f on f.order_item_id = x.order_item_id where x.paid_item_id = i.id), 0) as units
    from order_items i left join entitlements e on e.order_item_id = i.id
    where i.order_id = ${paidOrderId}::uuid`.execute(db);
  return new Map(rows.map(({ id, units }) => [id, units]));
}
