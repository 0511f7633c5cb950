import { t } from '#messages/t.ts';

export const shipmentStates = ['packed', 'shipped', 'delivered', 'lost', 'returned'] as const;
export type ShipmentState = (typeof shipmentStates)[number];

/** Every legal change. A parcel that was thought lost may still arrive, and one that arrived may come back. */
export const shipmentMoves: Readonly<Record<ShipmentState, readonly ShipmentState[]>> = {
  packed: ['shipped'],
  shipped: ['delivered', 'lost', 'returned'],
  delivered: ['lost', 'returned'],
  lost: ['delivered', 'returned'],
  returned: [],
};

export function canMoveShipment(from: ShipmentState, to: ShipmentState): boolean {
  return shipmentMoves[from].includes(to);
}

/** What becomes of the pieces of a parcel that was lost or came back. */
export const resolutions = ['send_again', 'refund'] as const;
export type Resolution = (typeof resolutions)[number];

/** Pieces of a line in a parcel. */
export interface Pieces {
  readonly orderItemId: string;
  readonly quantity: number;
}

/** How many pieces of a line are where. */
export interface LinePieces {
  /** That are the buyer's. */
  readonly units: number;
  /** In parcels that were not lost or came back with a decision, also in packed ones. */
  readonly inParcels: number;
  /** Of these, what the buyer sent back for good. */
  readonly cameBack: number;
}

/** How many pieces of a line wait to be packed. */
export function piecesToPack({ units, inParcels, cameBack }: LinePieces): number {
  return Math.max(0, units - (inParcels - cameBack));
}

/** "Parcel 2". */
export function parcelName(number: number): string {
  return t('Parcel {number, number}', { number });
}
