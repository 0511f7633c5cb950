import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { MethodKind } from '../shipping/method.ts';

/** An order of which something is to be packed or waits packed. */
export interface OrderToShip {
  readonly number: string;
  readonly completedAt: Date;
  /** Who it goes to and where: null once the address was erased. */
  readonly name: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly method: string | null;
  readonly methodKind: MethodKind | null;
  readonly isGift: boolean;
  /** Pieces to be packed. */
  readonly pieces: number;
  /** Parcels that are packed and here. */
  readonly packed: number;
}

/** How many orders `listOrdersToShip` has in all. */
export async function countOrdersToShip(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from (select order_id from orders_to_ship union select order_id from shipments where state = 'packed') w
    join orders o on o.id = w.order_id and o.completed_at is not null and not o.is_practice`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What is to be shipped, the longest waiting first. Reads what waits, not what was ever sold. */
export async function listOrdersToShip(db: Db, limit: number): Promise<OrderToShip[]> {
  const { rows } = await sql<OrderToShip>`
    select o.number, o.completed_at as "completedAt", a.name, a.city, a.country, m.title as method,
      m.kind as "methodKind", exists (select from gifts g where g.order_id = o.id) as "isGift", coalesce(w.pieces, 0) as pieces, coalesce(p.packed, 0)::integer as packed
    from orders_to_ship w
    full join (select order_id, count(*) as packed from shipments where state = 'packed' group by order_id) p
      on p.order_id = w.order_id
    join orders o on o.id = coalesce(w.order_id, p.order_id) and o.completed_at is not null and not o.is_practice
    left join order_addresses a on a.order_id = o.id and a.purpose = 'delivery'
    left join order_shipping m on m.order_id = o.id
    order by o.completed_at, o.id limit ${limit}`.execute(db);
  return rows;
}
