import type { Db } from '#lib/db.ts';
import { trackingUrl } from '../../shipping/carriers.ts';
import { isPickedUp } from '../../shipping/order-store.ts';
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
  /** The buyer comes for it. */
  readonly isPickup: boolean;
  /** Of what is picked up: the parcels that wait for the buyer. */
  readonly ready: readonly { readonly number: number; readonly lines: readonly LinePart[] }[];
  readonly parcels: readonly ParcelView[];
  /** What still comes: not packed, or packed and still here and not to be picked up. */
  readonly coming: readonly LinePart[];
  /** What of that is not packed, and can be cancelled. */
  readonly cancellable: readonly LinePart[];
  /** What the buyer sent back and staff have received. */
  readonly back: readonly LinePart[];
}

/** Of an order of which nothing is sent. */
export const NO_PARCELS: ParcelsView = {
  isPickup: false,
  ready: [],
  parcels: [],
  coming: [],
  cancellable: [],
  back: [],
};

/** The parcels of an order and what still comes; empty for an order of which nothing is sent. */
export async function viewParcels(db: Db, orderId: string): Promise<ParcelsView> {
  const lines = await listSentLines(db, orderId);
  if (lines.length === 0) return NO_PARCELS;
  const parts = (quantityOf: (line: (typeof lines)[number]) => number) =>
    lines.map((line) => partOf(line.item, quantityOf(line))).filter(({ quantity }) => quantity > 0);
  const shipments = await listShipments(db, orderId);
  const isPickup = await isPickedUp(db, orderId);
  const linesOf = ({ items }: (typeof shipments)[number]) =>
    items.flatMap(({ orderItemId, quantity }) => {
      const line = lines.find(({ item }) => item.id === orderItemId);
      return line ? [partOf(line.item, quantity)] : [];
    });
  const waiting = shipments.filter(({ state }) => state === 'packed' && isPickup);
  return {
    isPickup,
    ready: waiting.map((shipment) => ({ number: shipment.number, lines: linesOf(shipment) })),
    coming: parts(({ toPack, counts }) => toPack + (isPickup ? 0 : counts.inParcels - counts.left)),
    cancellable: parts(({ toPack }) => toPack),
    back: parts(({ counts }) => counts.received),
    parcels: shipments.flatMap((shipment) => {
      const { state, shippedAt } = shipment;
      return state === 'packed' || shippedAt === null
        ? []
        : [
            {
              ...{ number: shipment.number, state, shippedAt, endedAt: shipment.endedAt },
              ...{ carrier: shipment.carrier, trackingNumber: shipment.trackingNumber },
              trackingUrl: trackingUrl(shipment.carrier, shipment.trackingNumber),
              lines: linesOf(shipment),
            },
          ];
    }),
  };
}

function partOf({ position, title, variantTitle }: ItemRow, quantity: number): LinePart {
  return { position, title, variantTitle, quantity };
}
