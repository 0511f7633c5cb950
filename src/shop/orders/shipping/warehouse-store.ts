import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { Address } from '../../customers/addresses/address.ts';

export interface WarehouseChoice {
  readonly id: string;
  readonly name: string;
  /** Pieces that are allocated to the order there. */
  readonly allocated: number;
}

/** The warehouses that could send an order, those with most of it first. */
export async function listWarehousesFor(db: Db, orderId: string): Promise<WarehouseChoice[]> {
  const { rows } = await sql<WarehouseChoice>`
    select w.id, w.name, coalesce(sum(h.quantity), 0)::integer as allocated
    from warehouses w left join stock_levels l on l.warehouse_id = w.id
    left join holds h on h.pool_id = l.pool_id and h.expires_at is null
      and h.order_item_id in (select id from order_items where order_id = ${orderId}::uuid)
    group by w.id, w.name, w.position
    having w.closed_at is null or sum(h.quantity) > 0
    order by w.id = (select warehouse_id from order_shipping where order_id = ${orderId}::uuid) desc nulls last, 3 desc,
      w.position`.execute(db);
  return rows;
}

/** Where a warehouse is, as an address; the shop's name stands for a person's. */
export async function findWarehouse(db: Db, id: string): Promise<Address | null> {
  const row = await db
    .selectFrom('warehouses')
    .select(['name', 'company', 'line1', 'line2', 'city', 'region', 'postcode', 'country', 'phone'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, country: row.country ?? '' } : null;
}
