/** Whether the stock of a variant is counted: it is, it never runs out, or it is counted and sold beyond what is there. */
export type StockRule = 'tracked' | 'untracked' | 'backorder';

/** How many pieces of a variant a warehouse has. */
export interface Level {
  readonly poolId: string;
  readonly variantId: string;
  readonly warehouseId: string;
  readonly onHand: number;
  /** By orders that wait for money. */
  readonly held: number;
  /** Sold and not sent yet. May exceed what is on hand. */
  readonly allocated: number;
}

/** A level with what decides about where pieces are sent from. */
export interface LevelOfWarehouse extends Level {
  readonly country: string | null;
  readonly position: number;
  readonly isClosed: boolean;
}

/** Pieces that can be sold. */
export function availableOf({ onHand, held, allocated }: Omit<Level, 'poolId'>): number {
  return Math.max(0, onHand - held - allocated);
}

/** Pieces that could be sold if nothing were held. */
export function unsoldOf({ onHand, allocated }: Pick<Level, 'onHand' | 'allocated'>): number {
  return Math.max(0, onHand - allocated);
}
