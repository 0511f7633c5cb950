import type { Db } from '#lib/db.ts';
import { unitsOfOrder } from '../../entitlements/store.ts';
import type { SentLater } from '../../inventory/stock/promise.ts';
import { kindNamed } from '../../products/kinds.ts';
import { countPieces, NO_PIECES, type PieceCounts } from '../../shipping/pieces-store.ts';
import { listPromises } from '../../shipping/promise-store.ts';
import { piecesToPack } from '../../shipping/shipment.ts';
import { type ItemRow, listItems } from '../store.ts';

/** A line of an order that is sent, and where its pieces are. */
export interface SentLine {
  readonly item: ItemRow;
  /** Pieces that are the buyer's. */
  readonly units: number;
  readonly counts: PieceCounts;
  /** Pieces that wait to be packed. */
  readonly toPack: number;
  /** Of these, what was not there when it was ordered, and the day that the buyer was promised. */
  readonly later: SentLater | null;
}

/** The lines of an order whose kind is sent in parcels, in their order; none of an order that was never paid. */
export async function listSentLines(db: Db, orderId: string): Promise<SentLine[]> {
  const items = (await listItems(db, orderId)).filter(({ kind }) => kindNamed(kind).parcel);
  if (items.length === 0) return [];
  const units = await unitsOfOrder(db, orderId);
  const ids = items.map(({ id }) => id);
  const [counts, promises] = [await countPieces(db, ids), await listPromises(db, ids)];
  return items
    .filter(({ id }) => units.has(id))
    .map((item) => {
      const own = counts.get(item.id) ?? NO_PIECES;
      const left = units.get(item.id) ?? 0;
      const toPack = piecesToPack({ units: left, ...own });
      return { item, units: left, counts: own, toPack, later: laterOf(promises.get(item.id), toPack) };
    });
}

function laterOf(promised: SentLater | undefined, toPack: number): SentLater | null {
  return promised && toPack > 0 ? { ...promised, pieces: Math.min(promised.pieces, toPack) } : null;
}
