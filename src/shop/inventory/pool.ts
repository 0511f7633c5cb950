/** A line of an order, as far as it draws on pools. */
export interface InventoryLine {
  readonly orderItemId: string;
  readonly variantId: string;
  /** How many of the variant. */
  readonly units: number;
}

/** What a line takes from a pool. */
export interface Draw {
  readonly orderItemId: string;
  readonly poolId: string;
  readonly quantity: number;
}

/** A pool as it stands after a change. */
export interface PoolState {
  readonly id: string;
  /** Null where it never runs out. */
  readonly capacity: number | null;
  readonly held: number;
  readonly taken: number;
}

/** A change of a pool: how many more (or fewer) are held and taken. */
export interface PoolChange {
  readonly poolId: string;
  readonly held: number;
  readonly taken: number;
}

/** Draws summed per pool, sorted by pool: pools are locked in this order everywhere. */
export function sumByPool(draws: readonly Draw[]): { readonly poolId: string; readonly quantity: number }[] {
  const sums = new Map<string, number>();
  for (const { poolId, quantity } of draws) sums.set(poolId, (sums.get(poolId) ?? 0) + quantity);
  return [...sums]
    .map(([poolId, quantity]) => ({ poolId, quantity }))
    .toSorted((a, b) => (a.poolId < b.poolId ? -1 : 1));
}

/** Units free in a pool; null where it never runs out. */
export function freeUnits({
  capacity,
  held,
  taken,
}: Pick<PoolState, 'capacity' | 'held' | 'taken'>): number | null {
  return capacity === null ? null : Math.max(0, capacity - held - taken);
}
