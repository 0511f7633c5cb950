import type { Db } from '#lib/db.ts';
import { mayAccess } from '../../customers/access.ts';
import type { Address } from '../../customers/addresses/address.ts';
import type { Visitor } from '../../customers/store.ts';
import { findReturn, type ReturnRow } from '../../shipping/return-store.ts';
import { listShipments } from '../../shipping/shipment-store.ts';
import { isOrderNumber } from '../order.ts';
import type { LinePart } from '../shipping/view-parcels.ts';
import { findWarehouse } from '../shipping/warehouse-store.ts';
import { findOrder, listItems, type OrderRow } from '../store.ts';

/** A return with its pieces. */
export interface ReturnView {
  readonly order: OrderRow;
  readonly asked: ReturnRow;
  readonly pieces: readonly LinePart[];
  /** Where it is sent: the warehouse of the order's last parcel. */
  readonly to: Address | null;
}

export async function loadReturn(db: Db, number: string, at: number): Promise<ReturnView | null> {
  const order = isOrderNumber(number) && Number.isInteger(at) ? await findOrder(db, { number }) : null;
  const asked = order && (await findReturn(db, order.id, at));
  if (!order || !asked) return null;
  const items = await listItems(db, order.id);
  const pieces = asked.items.flatMap(({ orderItemId, quantity }) => {
    const item = items.find(({ id }) => id === orderItemId);
    if (!item) return [];
    const { position, title, variantTitle } = item;
    return [{ position, title, variantTitle, quantity }];
  });
  const last = (await listShipments(db, order.id)).findLast(({ state }) => state !== 'packed');
  return { order, asked, pieces, to: last ? await findWarehouse(db, last.warehouseId) : null };
}

/** The same for its buyer; null for another's. */
export async function loadOwnReturn(
  db: Db,
  number: string,
  at: number,
  visitor: Visitor | null,
): Promise<ReturnView | null> {
  const found = await loadReturn(db, number, at);
  return found && mayAccess(visitor, 'shipment', { order: found.order }) ? found : null;
}
