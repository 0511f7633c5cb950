import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { ShipmentState } from '../../shipping/shipment.ts';

export interface NamedParcel {
  readonly orderId: string;
  /** Number of its order. */
  readonly order: string;
  readonly parcel: number;
  readonly state: ShipmentState;
  readonly carrier: string;
  readonly tracking: string;
  readonly isPickup: boolean;
}

/** Those of these parcels that there are; practice orders have none. */
export async function listNamedParcels(
  db: Db,
  named: readonly Pick<NamedParcel, 'order' | 'parcel'>[],
): Promise<NamedParcel[]> {
  const { rows } = await sql<NamedParcel>`
    select o.number as order, o.id as "orderId", s.number as parcel, s.state, s.carrier, s.tracking_number as tracking,
      coalesce(m.kind = 'pickup', false) as "isPickup"
    from unnest(${named.map(({ order }) => order)}::text[], ${named.map(({ parcel }) => parcel)}::integer[]) as w (number, parcel)
    join orders o on o.number = w.number and not o.is_practice
    join shipments s on s.order_id = o.id and s.number = w.parcel
    left join order_shipping m on m.order_id = o.id`.execute(db);
  return rows;
}
