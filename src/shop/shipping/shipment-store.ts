import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { canBeNumber } from './parcel-reference.ts';
import type { Pieces, Resolution, ShipmentState } from './shipment.ts';

/** A parcel with its pieces. */
export interface ShipmentRow {
  readonly id: string;
  readonly orderId: string;
  /** Among the parcels of its order, from 1. */
  readonly number: number;
  readonly warehouseId: string;
  readonly state: ShipmentState;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly resolution: Resolution | null;
  readonly packedAt: Date;
  readonly shippedAt: Date | null;
  readonly endedAt: Date | null;
  readonly items: readonly Pieces[];
}

const COLUMNS = [
  ...(['s.id', 's.orderId', 's.number', 's.warehouseId', 's.carrier', 's.trackingNumber'] as const),
  ...(['s.packedAt', 's.shippedAt', 's.endedAt'] as const),
] as const;

const shipments = (db: Db) =>
  db
    .selectFrom('shipments as s')
    .select(COLUMNS)
    .select([sql<ShipmentState>`s.state`.as('state'), sql<Resolution | null>`s.resolution`.as('resolution')])
    .select(
      sql<Pieces[]>`(select json_agg(json_build_object('orderItemId', c.order_item_id, 'quantity', c.quantity)
        order by i.position) from shipment_items c join order_items i on i.id = c.order_item_id
        where c.shipment_id = s.id)`.as('items'),
    );

/** The parcels of an order, in the order of their numbers. */
export async function listShipments(db: Db, orderId: string): Promise<ShipmentRow[]> {
  return shipments(db).where('s.orderId', '=', orderId).orderBy('s.number').execute();
}

export async function findShipment(db: Db, orderId: string, number: number): Promise<ShipmentRow | null> {
  if (!canBeNumber(number)) return null;
  const query = shipments(db).where('s.orderId', '=', orderId).where('s.number', '=', number);
  return (await query.executeTakeFirst()) ?? null;
}

/** The parcel that a form has packed before. */
export async function findShipmentOfForm(db: Db, form: string): Promise<ShipmentRow | null> {
  return (await shipments(db).where('s.form', '=', form).executeTakeFirst()) ?? null;
}

export interface NewShipment {
  readonly orderId: string;
  readonly warehouseId: string;
  readonly form: string;
  readonly packedAt: Date;
  readonly items: readonly Pieces[];
}

/** Writes a packed parcel; the order is locked. @returns its number. */
export async function insertShipment(tx: Tx, { items, ...shipment }: NewShipment): Promise<number> {
  const { id, number } = await tx
    .insertInto('shipments')
    .values({
      ...shipment,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from shipments where order_id = ${shipment.orderId})`,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
  const rows = items.map((item) => ({ shipmentId: id, ...item }));
  await tx.insertInto('shipmentItems').values(rows).execute();
  return number;
}

export interface ShipmentChange {
  readonly state?: ShipmentState;
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly shippedAt?: Date;
  readonly endedAt?: Date;
  readonly resolution?: Resolution;
}

export async function changeShipment(tx: Tx, id: string, change: ShipmentChange): Promise<void> {
  await tx.updateTable('shipments').set(change).where('id', '=', id).execute();
}

/** Unpacks a parcel that has not left. */
export async function deleteShipment(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('shipments').where('id', '=', id).where('state', '=', 'packed').execute();
}
