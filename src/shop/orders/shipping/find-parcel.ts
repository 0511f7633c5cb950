import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { listCounted } from '../../inventory/stock/allocate-in-warehouse.ts';
import type { Parcelled } from '../../inventory/stock/ship-stock.ts';
import { findShipment, type ShipmentRow } from '../../shipping/shipment-store.ts';
import { listItems, type OrderRow } from '../store.ts';

/** A parcel of a locked order. @throws ShopError `unknown_parcel`. */
export async function findParcel(tx: Tx, order: OrderRow, number: number): Promise<ShipmentRow> {
  const shipment = await findShipment(tx, order.id, number);
  if (!shipment) throw new ShopError('unknown_parcel', 404, t('This order has no such parcel.'));
  return shipment;
}

/** The pieces of a parcel whose stock is counted. */
export async function piecesOf(tx: Tx, { orderId, warehouseId, items }: ShipmentRow): Promise<Parcelled[]> {
  const lines = await listItems(tx, orderId);
  const pieces = items.flatMap(({ orderItemId, quantity }) => {
    const line = lines.find(({ id }) => id === orderItemId);
    return line ? [{ orderItemId, variantId: line.variantId, warehouseId, quantity }] : [];
  });
  return listCounted(tx, pieces);
}
