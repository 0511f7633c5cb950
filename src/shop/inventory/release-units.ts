import type { Tx } from '#lib/db.ts';
import { type PoolState, sumByPool } from './pool.ts';
import { changePools, deleteHolds } from './store.ts';

/** Frees what order lines hold and have not taken; called twice it frees once. @returns the pools that changed. */
export async function releaseUnits(tx: Tx, orderItemIds: readonly string[]): Promise<PoolState[]> {
  const freed = sumByPool(await deleteHolds(tx, orderItemIds));
  const changes = freed.map(({ poolId, quantity }) => ({ poolId, held: -quantity, taken: 0 }));
  return changePools(tx, changes, { isBounded: false });
}
