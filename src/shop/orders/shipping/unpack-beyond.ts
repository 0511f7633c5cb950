import type { Tx } from '#lib/db.ts';
import { listShipments } from '../../shipping/shipment-store.ts';
import type { Actor } from '../order.ts';
import { listSentLines } from './lines-to-ship.ts';
import { unpackIfHere } from './pack-parcel.ts';

/**
 * Unpacks parcels that have not left and hold more pieces of a line than are still the buyer's, the newest first: what was
 * refunded is not sent. What else was in them waits to be packed again. The order must be locked.
 */
export async function unpackBeyond(tx: Tx, orderId: string, actor: Actor): Promise<void> {
  const lines = await listSentLines(tx, orderId);
  const beyond = new Map(
    lines.map(({ item, units, counts }) => [item.id, counts.inParcels - counts.cameBack - units]),
  );
  if ([...beyond.values()].every((count) => count <= 0)) return;
  const packed = (await listShipments(tx, orderId)).filter(({ state }) => state === 'packed');
  for (const parcel of packed.toReversed()) {
    if (!parcel.items.some(({ orderItemId }) => (beyond.get(orderItemId) ?? 0) > 0)) continue;
    await unpackIfHere(tx, parcel, actor);
    for (const { orderItemId, quantity } of parcel.items)
      beyond.set(orderItemId, (beyond.get(orderItemId) ?? 0) - quantity);
  }
}
