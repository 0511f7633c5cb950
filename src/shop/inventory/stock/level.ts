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

type Counts = Pick<Level, 'onHand' | 'held' | 'allocated'>;

/** Pieces that a warehouse can send of what is sold from now on. */
export function availableOf({ onHand, held, allocated }: Counts): number {
  return Math.max(0, onHand - held - allocated);
}

/**
 * Pieces of a variant that can be sold in all open warehouses together. What one has sold and no longer has, another sends:
 * it counts against what is there.
 */
export function leftIn(levels: readonly (Counts & Pick<LevelOfWarehouse, 'isClosed'>)[]): number {
  return netOf(levels, ({ onHand, held, allocated }) => onHand - held - allocated);
}

/** Pieces that could be sold if nothing were held. */
export function unsoldIn(levels: readonly (Counts & Pick<LevelOfWarehouse, 'isClosed'>)[]): number {
  return netOf(levels, ({ onHand, allocated }) => onHand - allocated);
}

function netOf<T extends { readonly isClosed: boolean }>(
  levels: readonly T[],
  of: (level: T) => number,
): number {
  const sum = levels.reduce((all, level) => all + (level.isClosed ? Math.min(0, of(level)) : of(level)), 0);
  return Math.max(0, sum);
}
