import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { Draw } from '../pool.ts';
import { type HoldRow, lockHolds, setTaken } from '../store.ts';
import type { LevelOfWarehouse } from './level.ts';
import type { Movement } from './movement.ts';
import { applyMovements, type MovedLevel } from './movement-store.ts';
import { listPacked, lockLevels } from './store.ts';

/** Pieces of an order line that leave a warehouse, or come back to it. */
export interface Parcelled {
  readonly orderItemId: string;
  readonly variantId: string;
  readonly warehouseId: string;
  /** More than 0. */
  readonly quantity: number;
}

interface By {
  readonly actor: string;
  readonly shipmentId?: string;
  readonly reason?: string;
}

/**
 * Takes allocated pieces from their warehouses: what is on hand and what is allocated fall alike. Of stock that is not
 * counted nothing is written.
 * @returns the levels that changed.
 * @throws ShopError `not_allocated` where a line has fewer pieces in the warehouse, `not_on_hand` where the warehouse has.
 */
export async function shipStock(tx: Tx, parcelled: readonly Parcelled[], by: By): Promise<MovedLevel[]> {
  const { levels, rows } = await lockAll(tx, parcelled);
  const draws = drawsOf(parcelled, levels);
  const left = draws.map((draw) => ({ ...draw, quantity: allocatedOf(rows, draw) - draw.quantity }));
  if (left.some(({ quantity }) => quantity < 0)) throw notAllocated();
  refuseAbsent(draws, levels);
  const movements = draws.map(
    ({ orderItemId, poolId, quantity }): Movement => ({
      ...{ orderItemId, poolId, kind: 'shipment', onHand: -quantity, allocated: -quantity },
      ...by,
    }),
  );
  const changed = await applyMovements(tx, movements);
  await setTaken(tx, left);
  return changed;
}

/**
 * @param parcelled pieces that are packed, all of their lines.
 * @throws ShopError `not_on_hand` where a warehouse has fewer of them than are packed there, also for other orders.
 */
export async function refuseNotOnHand(tx: Tx, parcelled: readonly Parcelled[]): Promise<void> {
  const { levels } = await lockAll(tx, parcelled);
  const draws = drawsOf(parcelled, levels);
  // Asked once the levels are locked: who packs the same at once has been waited for.
  const packed = await listPacked(
    tx,
    draws.map(({ poolId }) => poolId),
  );
  const own = (poolId: string) => sumOf(draws.filter((draw) => draw.poolId === poolId));
  const left = levels.map((level) => ({
    ...level,
    onHand: Math.max(0, level.onHand - Math.max(0, (packed.get(level.poolId) ?? 0) - own(level.poolId))),
  }));
  refuseAbsent(draws, left);
}

function refuseAbsent(draws: readonly Draw[], levels: readonly LevelOfWarehouse[]): void {
  for (const [poolId, own] of Map.groupBy(draws, (draw) => draw.poolId)) {
    const onHand = levels.find((level) => level.poolId === poolId)?.onHand ?? 0;
    if (onHand < sumOf(own)) throw notOnHand(onHand);
  }
}

function sumOf(draws: readonly Draw[]): number {
  return draws.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Puts pieces that came back, and can be sold again, into a warehouse. @returns the levels that changed. */
export async function returnStock(tx: Tx, parcelled: readonly Parcelled[], by: By): Promise<MovedLevel[]> {
  const { levels } = await lockAll(tx, parcelled);
  return applyMovements(
    tx,
    drawsOf(parcelled, levels).map(({ orderItemId, poolId, quantity }) => ({
      ...{ orderItemId, poolId, kind: 'return' as const, onHand: quantity },
      ...by,
    })),
  );
}

/**
 * Lets another warehouse send allocated pieces of a line; a level must be there. @returns the levels that changed.
 * @throws ShopError `not_allocated`.
 */
export async function moveAllocation(
  tx: Tx,
  { toWarehouseId, ...from }: Parcelled & { readonly toWarehouseId: string },
  by: By,
): Promise<MovedLevel[]> {
  const { levels, rows } = await lockAll(tx, [from]);
  const [source, goal] = [from.warehouseId, toWarehouseId].map((warehouseId) =>
    levels.find((level) => level.warehouseId === warehouseId),
  );
  const { orderItemId, quantity } = from;
  const has = source ? allocatedOf(rows, { orderItemId, poolId: source.poolId }) : 0;
  if (!source || !goal || source === goal || has < quantity) throw notAllocated();
  const changed = await applyMovements(tx, [
    { orderItemId, poolId: source.poolId, kind: 'release', allocated: -quantity, ...by },
    { orderItemId, poolId: goal.poolId, kind: 'allocation', allocated: quantity, ...by },
  ]);
  const more = allocatedOf(rows, { orderItemId, poolId: goal.poolId });
  await setTaken(tx, [
    { orderItemId, poolId: source.poolId, quantity: has - quantity },
    { orderItemId, poolId: goal.poolId, quantity: more + quantity },
  ]);
  return changed;
}

async function lockAll(tx: Tx, parcelled: readonly Parcelled[]) {
  const levels = await lockLevels(tx, [...new Set(parcelled.map(({ variantId }) => variantId))]);
  const ids = [...new Set(parcelled.map(({ orderItemId }) => orderItemId))];
  return { levels, rows: ids.length === 0 ? [] : await lockHolds(tx, ids) };
}

function drawsOf(parcelled: readonly Parcelled[], levels: readonly LevelOfWarehouse[]): Draw[] {
  return parcelled.flatMap(({ orderItemId, variantId, warehouseId, quantity }) => {
    const level = levels.find((one) => one.variantId === variantId && one.warehouseId === warehouseId);
    return level ? [{ orderItemId, poolId: level.poolId, quantity }] : [];
  });
}

function allocatedOf(rows: readonly HoldRow[], { orderItemId, poolId }: Omit<Draw, 'quantity'>): number {
  const row = rows.find((one) => one.orderItemId === orderItemId && one.poolId === poolId);
  return row && row.expiresAt === null ? row.quantity : 0;
}

function notAllocated(): ShopError {
  return new ShopError('not_allocated', 409, t('This warehouse has not that many pieces for this order.'));
}

function notOnHand(count: number): ShopError {
  const text = t(
    '{count, plural, =0 {None of it is in this warehouse.} one {Only # piece of it is in this warehouse.} other {Only # pieces of it are in this warehouse.}}',
    { count },
  );
  return new ShopError('not_on_hand', 409, text);
}
