import type { Tx } from '#lib/db.ts';
import { lockHolds, setTaken } from '../store.ts';
import type { Movement } from './movement.ts';
import { applyMovements, type MovedLevel } from './movement-store.ts';
import type { Parcelled } from './ship-stock.ts';
import { ensureLevels, listStockRules, lockLevels } from './store.ts';

/** Of these pieces, those whose stock is counted. */
export async function listCounted(tx: Tx, pieces: readonly Parcelled[]): Promise<Parcelled[]> {
  const real = pieces.filter(({ quantity }) => quantity > 0);
  if (real.length === 0) return [];
  const rules = await listStockRules(tx, [...new Set(real.map(({ variantId }) => variantId))]);
  return real.filter(({ variantId }) => rules.get(variantId) !== 'untracked');
}

/**
 * Sees to it that a warehouse has so many pieces allocated to each line, by moving what other warehouses have for it.
 * @param pieces whose stock is counted, all of one warehouse.
 * @returns the levels that changed.
 */
export async function allocateInWarehouse(
  tx: Tx,
  pieces: readonly Parcelled[],
  actor: string,
): Promise<MovedLevel[]> {
  if (pieces.length === 0) return [];
  await ensureLevels(tx, pieces);
  const levels = await lockLevels(tx, [...new Set(pieces.map(({ variantId }) => variantId))]);
  const holds = await lockHolds(
    tx,
    pieces.map(({ orderItemId }) => orderItemId),
  );
  const movements: Movement[] = [];
  const taken: { orderItemId: string; poolId: string; quantity: number }[] = [];
  for (const { orderItemId, variantId, warehouseId, quantity } of pieces) {
    const goal = levels.find((one) => one.variantId === variantId && one.warehouseId === warehouseId);
    if (!goal) throw new Error(`the variant ${variantId} has no level in the warehouse ${warehouseId}`);
    const own = holds.filter((hold) => hold.orderItemId === orderItemId && hold.expiresAt === null);
    const there = own.find(({ poolId }) => poolId === goal.poolId)?.quantity ?? 0;
    let missing = Math.max(0, quantity - there);
    for (const { poolId, quantity: has } of own.filter((hold) => hold.poolId !== goal.poolId)) {
      const moved = Math.min(has, missing);
      if (moved === 0) continue;
      missing -= moved;
      taken.push({ orderItemId, poolId, quantity: has - moved });
      movements.push({ poolId, orderItemId, kind: 'release', allocated: -moved, actor });
    }
    const gained = Math.max(0, quantity - there) - missing;
    if (gained === 0) continue;
    taken.push({ orderItemId, poolId: goal.poolId, quantity: there + gained });
    movements.push({ poolId: goal.poolId, orderItemId, kind: 'allocation', allocated: gained, actor });
  }
  const changed = await applyMovements(tx, movements);
  await setTaken(tx, taken);
  return changed;
}
