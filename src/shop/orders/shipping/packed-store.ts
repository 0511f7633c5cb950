import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { Address } from '../../customers/addresses/address.ts';

/** A parcel that is packed and has not left. */
export interface PackedParcel {
  readonly order: string;
  readonly number: number;
  readonly carrier: string;
  readonly packedAt: Date;
  /** As it was chosen; null where nothing says how it is sent. */
  readonly method: string | null;
  readonly currency: string;
  /** Null once it was erased. */
  readonly to: Address | null;
  /** Code of the warehouse that sends it. */
  readonly warehouse: string;
  readonly items: readonly {
    readonly kind: string;
    readonly variantId: string;
    readonly quantity: number;
    /** What was paid for these pieces, in minor units. */
    readonly value: number;
  }[];
}

/** Parcels that a carrier takes, the longest packed first; what is picked up is left out. */
export async function listPackedParcels(db: Db, limit: number): Promise<PackedParcel[]> {
  const { rows } = await sql<PackedParcel>`
    select o.number as order, s.number, s.carrier, s.packed_at as "packedAt", m.title as method, o.currency,
      w.code as warehouse, (select to_jsonb(a) - 'order_id' - 'purpose' from order_addresses a
        where a.order_id = o.id and a.purpose = 'delivery') as "to",
      (select json_agg(json_build_object('kind', i.kind, 'variantId', i.variant_id, 'quantity', c.quantity,
          'value', round(i.total_amount::numeric * c.quantity / i.quantity)) order by i.position)
        from shipment_items c join order_items i on i.id = c.order_item_id where c.shipment_id = s.id) as items
    from shipments s join orders o on o.id = s.order_id join warehouses w on w.id = s.warehouse_id
    left join order_shipping m on m.order_id = o.id
    where s.state = 'packed' and not o.is_practice and m.kind is distinct from 'pickup'
    order by s.packed_at, s.id limit ${limit}`.execute(db);
  return rows;
}
