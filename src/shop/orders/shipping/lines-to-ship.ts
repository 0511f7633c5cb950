import type { Db } from '#lib/db.ts';
import { unitsOfOrder } from '../../entitlements/store.ts';
import { kindNamed } from '../../products/kinds.ts';
import { countPieces, NO_PIECES, type PieceCounts } from '../../shipping/pieces-store.ts';
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
}

/** The lines of an order whose kind is sent in parcels, in their order; none of an order that was never paid. */
export async function listSentLines(db: Db, orderId: string): Promise<SentLine[]> {
  const items = (await listItems(db, orderId)).filter(({ kind }) => kindNamed(kind).parcel);
  if (items.length === 0) return [];
  const units = await unitsOfOrder(db, orderId);
  const counts = await countPieces(
    db,
    items.map(({ id }) => id),
  );
  return items
    .filter(({ id }) => units.has(id))
    .map((item) => {
      const own = counts.get(item.id) ?? NO_PIECES;
      const left = units.get(item.id) ?? 0;
      return { item, units: left, counts: own, toPack: piecesToPack({ units: left, ...own }) };
    });
}
