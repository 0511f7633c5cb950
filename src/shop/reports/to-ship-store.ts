import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** An order of which something is to be packed or waits packed. */
export interface OrderToShip {
  readonly number: string;
  readonly completedAt: Date;
  /** Who it goes to and where: null once the address was erased. */
  readonly name: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly method: string | null;
  /** Pieces to be packed. */
  readonly pieces: number;
  /** Parcels that are packed and here. */
  readonly packed: number;
}

/** What is to be shipped, the longest waiting first. @param kinds names of the kinds that are sent. */
export async function listOrdersToShip(
  db: Db,
  kinds: readonly string[],
  limit: number,
): Promise<OrderToShip[]> {
  const { rows } = await sql<OrderToShip>`
    with lines as (
      select i.order_id, greatest(e.units - coalesce(p.in_parcels, 0) + coalesce(b.back, 0), 0) as waits
      from order_items i join entitlements e on e.order_item_id = i.id
      left join lateral (
        select sum(c.quantity) as in_parcels from shipment_items c join shipments s on s.id = c.shipment_id
        where c.order_item_id = i.id and s.resolution is null
      ) p on true
      left join lateral (
        select sum(t.quantity - t.missing) as back from return_items t join returns r on r.id = t.return_id
        where t.order_item_id = i.id and r.state in ('refunded', 'exchanged')
      ) b on true
      where i.kind = any(${[...kinds]}::text[])
    ),
    orders_waiting as (
      select l.order_id, sum(l.waits)::integer as pieces,
        (select count(*)::integer from shipments s where s.order_id = l.order_id and s.state = 'packed') as packed
      from lines l group by l.order_id
    )
    select o.number, o.completed_at as "completedAt", a.name, a.city, a.country, m.title as method, w.pieces, w.packed
    from orders_waiting w join orders o on o.id = w.order_id and o.completed_at is not null and not o.is_practice
    left join order_addresses a on a.order_id = o.id and a.purpose = 'delivery'
    left join order_shipping m on m.order_id = o.id
    where w.pieces > 0 or w.packed > 0
    order by o.completed_at, o.id limit ${limit}`.execute(db);
  return rows;
}
