import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** Where the pieces of a line are. */
export interface PieceCounts {
  /** In parcels, but for those that were lost or came back and about which staff have decided. */
  readonly inParcels: number;
  /** Of these, in parcels that have left. */
  readonly left: number;
  /** In parcels that are with the carrier or with the buyer: what can be sent back. */
  readonly withBuyer: number;
  /** Sent back for good: refunded or exchanged. */
  readonly cameBack: number;
  /** Of returns that staff have received, also settled ones. */
  readonly received: number;
  /** In returns that are not refused, also settled ones. */
  readonly inReturns: number;
}

export const NO_PIECES: PieceCounts = {
  ...{ inParcels: 0, left: 0, withBuyer: 0 },
  ...{ cameBack: 0, received: 0, inReturns: 0 },
};

/** By order item; lines of which nothing was ever packed are left out. */
export async function countPieces(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, PieceCounts>> {
  const { rows } = await sql<PieceCounts & { readonly orderItemId: string }>`
    select c.order_item_id as "orderItemId",
      coalesce(sum(c.quantity) filter (where s.resolution is null), 0)::integer as "inParcels",
      coalesce(sum(c.quantity) filter (where s.resolution is null and s.state <> 'packed'), 0)::integer as "left",
      coalesce(sum(c.quantity) filter (where s.state in ('shipped', 'delivered')), 0)::integer as "withBuyer",
      back.came::integer as "cameBack", back.received::integer as "received", back.meant::integer as "inReturns"
    from shipment_items c join shipments s on s.id = c.shipment_id
    cross join lateral (
      select coalesce(sum(t.quantity - t.missing) filter (where r.state in ('refunded', 'exchanged')), 0) as came,
        coalesce(sum(t.quantity - t.missing), 0) as received,
        coalesce(sum(t.quantity - coalesce(t.missing, 0)), 0) as meant
      from return_items t join returns r on r.id = t.return_id
      where t.order_item_id = c.order_item_id and r.state <> 'refused') back
    where c.order_item_id = any(${orderItemIds}::uuid[])
    group by c.order_item_id, back.came, back.received, back.meant`.execute(db);
  return new Map(rows.map(({ orderItemId, ...counts }) => [orderItemId, counts]));
}

/** Whether something of an order has still to leave: it waits to be packed, or is packed. */
export async function isToBeSent(db: Db, orderId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from orders_to_ship where order_id = ${orderId}::uuid)
      or exists (select from shipments where order_id = ${orderId}::uuid and state = 'packed') as is`.execute(
    db,
  );
  return rows[0]?.is ?? false;
}
