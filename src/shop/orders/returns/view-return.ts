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
import { listVariantTitles } from './exchange-store.ts';
import { findReturnRefund, type ReturnRefund } from './refund-of-return.ts';

/** Pieces of a line that are sent back. */
export interface ReturnedPart extends LinePart {
  /** The variant that its buyer wants instead; null without one. */
  readonly instead: string | null;
}

/** A return with its pieces. */
export interface ReturnView {
  readonly order: OrderRow;
  readonly asked: ReturnRow;
  readonly pieces: readonly ReturnedPart[];
  /** Where it is sent: the warehouse of the order's last parcel. */
  readonly to: Address | null;
  /** The id of that warehouse. */
  readonly warehouseId: string | null;
  /** Null before it was refunded. */
  readonly refund: ReturnRefund | null;
}

export async function loadReturn(db: Db, number: string, at: number): Promise<ReturnView | null> {
  const order = isOrderNumber(number) ? await findOrder(db, { number }) : null;
  const asked = order && (await findReturn(db, order.id, at));
  if (!order || !asked) return null;
  const items = await listItems(db, order.id);
  const wanted = await listVariantTitles(
    db,
    asked.items.flatMap(({ exchangeVariantId }) => exchangeVariantId ?? []),
  );
  const pieces = asked.items.flatMap(({ orderItemId, quantity, exchangeVariantId }) => {
    const item = items.find(({ id }) => id === orderItemId);
    if (!item) return [];
    const { position, title, variantTitle } = item;
    const instead = wanted.get(exchangeVariantId ?? '') ?? null;
    return [{ position, title, variantTitle, quantity, instead }];
  });
  const last = (await listShipments(db, order.id)).findLast(({ state }) => state !== 'packed');
  const to = last ? await findWarehouse(db, last.warehouseId) : null;
  const refund = await findReturnRefund(db, asked, order.currency);
  return { order, asked, pieces, to, warehouseId: last?.warehouseId ?? null, refund };
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
