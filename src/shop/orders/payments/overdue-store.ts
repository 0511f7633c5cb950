import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** Orders that wait for a bank longer than what they hold is held, the oldest first. */
export async function listOverdueDebits(db: Db, at: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from orders o
    where o.status = 'pending' and o.processing_at is not null and not o.is_practice
      and exists (select from order_items i join holds h on h.order_item_id = i.id
        where i.order_id = o.id and h.expires_at <= ${at}::timestamptz)
    order by o.processing_at limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
