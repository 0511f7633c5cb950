import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** Days after which a parcel that was sent counts as arrived where nobody has said so. */
const SILENT_DAYS = 14;

/**
 * When the last parcel with pieces of these lines arrived; null while a piece that is the buyer's is still to arrive. What
 * nobody said anything about for two weeks counts as arrived then.
 */
export async function findLastArrival(
  db: Db,
  orderItemIds: readonly string[],
  at: Date,
): Promise<Date | null> {
  const { rows } = await sql<{ readonly at: Date | null }>`
    with arrived as (
      select c.order_item_id, c.quantity, coalesce(s.ended_at, s.shipped_at + make_interval(days => ${SILENT_DAYS}::integer)) as at
      from shipment_items c join shipments s on s.id = c.shipment_id and s.state in ('shipped', 'delivered')
      where c.order_item_id = any(${[...orderItemIds]}::uuid[])
    ),
    back as (
      select t.order_item_id, sum(t.quantity - t.missing) as quantity
      from return_items t join returns r on r.id = t.return_id and r.state in ('refunded', 'exchanged')
      where t.order_item_id = any(${[...orderItemIds]}::uuid[]) group by t.order_item_id
    ),
    lines as (
      select e.order_item_id, e.units + coalesce(b.quantity, 0) as due,
        coalesce(sum(a.quantity) filter (where a.at <= ${at}), 0) as there, max(a.at) filter (where a.at <= ${at}) as at
      from entitlements e left join arrived a on a.order_item_id = e.order_item_id
      left join back b on b.order_item_id = e.order_item_id
      where e.order_item_id = any(${[...orderItemIds]}::uuid[])
      group by e.order_item_id, e.units, b.quantity
    )
    select case when bool_and(there >= due) then max(at) end as at from lines`.execute(db);
  return rows[0]?.at ?? null;
}
