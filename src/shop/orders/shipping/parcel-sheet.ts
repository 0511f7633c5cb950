import type { Db } from '#lib/db.ts';
import type { Address } from '../../customers/addresses/address.ts';
import type { ParcelFacts } from '../../products/kind-parcel.ts';
import { kindNamed } from '../../products/kinds.ts';
import { findOrderDelivery } from '../../shipping/order-store.ts';
import { findShipment } from '../../shipping/shipment-store.ts';
import { atPaidPrices } from '../exchanges/payer.ts';
import { listItems, type OrderRow } from '../store.ts';
import { type LinePart, viewParcels } from './view-parcels.ts';
import { findWarehouse } from './warehouse-store.ts';

/** Pieces of a line in a parcel, with what customs want to know. */
export interface SheetLine extends LinePart {
  /** Null where nobody has said it. */
  readonly facts: ParcelFacts | null;
  /** What was paid for them, in minor units. */
  readonly value: number;
}

/** What the papers of a parcel say. */
export interface ParcelSheet {
  readonly order: string;
  readonly parcel: number;
  readonly packedAt: Date;
  readonly from: Address;
  /** Null where it is collected, and once the address was erased. */
  readonly to: Address | null;
  readonly lines: readonly SheetLine[];
  /** What comes in another parcel. */
  readonly coming: readonly LinePart[];
  readonly currency: string;
  /** Of a gift; null for an order that is none. */
  readonly giftNote: string | null;
}

/** Reads what the papers of a parcel say; null for a parcel that is not there. */
export async function loadParcelSheet(db: Db, order: OrderRow, number: number): Promise<ParcelSheet | null> {
  const shipment = await findShipment(db, order.id, number);
  const from = shipment && (await findWarehouse(db, shipment.warehouseId));
  if (!shipment || !from) return null;
  const items = await listItems(db, order.id);
  const paid = new Map((await atPaidPrices(db, order, items)).map(({ id, unitAmount }) => [id, unitAmount]));
  const lines: SheetLine[] = [];
  for (const { orderItemId, quantity } of shipment.items) {
    const item = items.find(({ id }) => id === orderItemId);
    if (!item) continue;
    const { position, title, variantTitle, totalAmount, variantId } = item;
    const facts = await kindNamed(item.kind).parcel?.facts(db, [variantId]);
    lines.push({
      ...{ position, title, variantTitle, quantity, facts: facts?.get(variantId) ?? null },
      // An exchange was paid in the order before it, and is worth what was paid there.
      value:
        totalAmount > 0
          ? Math.round((totalAmount * quantity) / item.quantity)
          : ((paid.get(item.id) ?? 0) - item.unitAmount) * quantity,
    });
  }
  const delivery = await findOrderDelivery(db, order.id);
  const inThis = new Map(shipment.items.map(({ orderItemId, quantity }) => [orderItemId, quantity]));
  const { coming } = await viewParcels(db, order.id);
  const others = coming
    .map((part) => {
      const id = items.find(({ position }) => position === part.position)?.id ?? '';
      const own = shipment.state === 'packed' ? (inThis.get(id) ?? 0) : 0;
      return { ...part, quantity: part.quantity - own };
    })
    .filter(({ quantity }) => quantity > 0);
  return {
    ...{ order: order.number, parcel: number, packedAt: shipment.packedAt, from, lines, coming: others },
    ...{ to: delivery?.delivery ?? null, currency: order.currency, giftNote: delivery?.giftNote ?? null },
  };
}
