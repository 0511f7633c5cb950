import type { Db } from '#lib/db.ts';
import { trackingUrl } from '../../shipping/carriers.ts';
import type { ShipmentState } from '../../shipping/shipment.ts';
import { listShipments } from '../../shipping/shipment-store.ts';
import type { ItemRow } from '../store.ts';
import { listSentLines } from './lines-to-ship.ts';

/** Pieces of a line. */
export interface LinePart {
  /** Of the line, from 0. */
  readonly position: number;
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
}

/** A parcel that has left, as its buyer sees it. */
export interface ParcelView {
  /** Among the parcels of its order, from 1. */
  readonly number: number;
  readonly state: Exclude<ShipmentState, 'packed'>;
  readonly carrier: string;
  readonly trackingNumber: string;
  /** Where the carrier tells where it is; null where that is not known. */
  readonly trackingUrl: string | null;
  readonly shippedAt: Date;
  /** When it arrived, was lost or came back. */
  readonly endedAt: Date | null;
  readonly lines: readonly LinePart[];
}

export interface ParcelsView {
  readonly parcels: readonly ParcelView[];
  /** What still comes: not packed, or packed and still here. */
  readonly coming: readonly LinePart[];
  /** What of that is not packed, and can be cancelled. */
  readonly cancellable: readonly LinePart[];
}

/** The parcels of an order and what still comes; empty for an order of which nothing is sent. */
export async function viewParcels(db: Db, orderId: string): Promise<ParcelsView> {
  const lines = await listSentLines(db, orderId);
  if (lines.length === 0) return { parcels: [], coming: [], cancellable: [] };
  const parts = (quantityOf: (line: (typeof lines)[number]) => number) =>
    lines.map((line) => partOf(line.item, quantityOf(line))).filter(({ quantity }) => quantity > 0);
  const shipments = await listShipments(db, orderId);
  return {
    coming: parts(({ toPack, counts }) => toPack + counts.inParcels - counts.left),
    cancellable: parts(({ toPack }) => toPack),
    parcels: shipments.flatMap(({ state, shippedAt, items, ...shipment }) =>
      state === 'packed' || shippedAt === null
        ? []
        : [
            {
              ...{ number: shipment.number, state, shippedAt, endedAt: shipment.endedAt },
              ...{ carrier: shipment.carrier, trackingNumber: shipment.trackingNumber },
              trackingUrl: trackingUrl(shipment.carrier, shipment.trackingNumber),
              lines: items.flatMap(({ orderItemId, quantity }) => {
                const line = lines.find(({ item }) => item.id === orderItemId);
                return line ? [partOf(line.item, quantity)] : [];
              }),
            },
          ],
    ),
  };
}

function partOf({ position, title, variantTitle }: ItemRow, quantity: number): LinePart {
  return { position, title, variantTitle, quantity };
}
