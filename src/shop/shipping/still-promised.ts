import type { Db } from '#lib/db.ts';
import { unitsOfItems } from '../entitlements/store.ts';
import type { SentLater } from '../inventory/stock/promise.ts';
import { countPieces, NO_PIECES } from './pieces-store.ts';
import { listPromises } from './promise-store.ts';
import { piecesToPack } from './shipment.ts';

export interface StillPromised extends SentLater {
  /** Pieces that have not left, those that are sent later among them. */
  readonly waiting: number;
}

/** What was promised of order lines that are the buyer's and has not left yet, by order item. */
export async function listStillPromised(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, StillPromised>> {
  const promises = await listPromises(db, orderItemIds);
  if (promises.size === 0) return new Map();
  const ids = [...promises.keys()];
  const [units, counts] = [await unitsOfItems(db, ids), await countPieces(db, ids)];
  const still = new Map<string, StillPromised>();
  for (const [id, { pieces, from }] of promises) {
    const own = counts.get(id) ?? NO_PIECES;
    const waiting = piecesToPack({ units: units.get(id) ?? 0, ...own }) + own.inParcels - own.left;
    if (waiting > 0) still.set(id, { pieces: Math.min(pieces, waiting), from, waiting });
  }
  return still;
}
