import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { availabilityText } from '../availability.ts';
import type { InventoryLine } from '../pool.ts';
import { deleteHolds, lockHolds } from '../store.ts';
import { favour } from './choose-warehouses.ts';
import { type LevelOfWarehouse, leftIn, unsoldIn } from './level.ts';
import { applyMovements, type MovedLevel } from './movement-store.ts';
import { type Need, planDraws } from './plan-draws.ts';
import { piecesBeyond } from './promise.ts';
import {
  ensureLevels,
  findFirstWarehouse,
  findHeldUntil,
  listLevelled,
  listShippedUnits,
  listStockRules,
  lockLevels,
  saveHolds,
} from './store.ts';

export interface Held {
  /** Those that changed. */
  readonly levels: readonly MovedLevel[];
  readonly beyond: ReadonlyMap<string, number>;
}

/**
 * Holds the pieces that the lines of one order need, all or nothing, in the warehouses that are chosen under the lock of
 * their levels; called twice it holds once. Stock that is not counted is not held.
 * @param country where it goes; null where that is not known.
 * @param warehouseId where it is picked up.
 * @returns also what lines hold beyond what is there, by order item.
 * @throws ShopError `sold_out` or `held_by_others`: the caller rolls back, and nothing is left behind.
 */
export async function holdStock(
  tx: Tx,
  lines: readonly InventoryLine[],
  until: Date,
  country: string | null,
  warehouseId: string | null = null,
): Promise<Held> {
  const rules = await listStockRules(
    tx,
    lines.map(({ variantId }) => variantId),
  );
  const counted = lines.filter(({ variantId }) => rules.get(variantId) !== 'untracked');
  const exceeding = counted.filter(({ variantId }) => rules.get(variantId) === 'backorder');
  await ensureOneLevel(
    tx,
    exceeding.map(({ variantId }) => variantId),
  );
  const levels = await lockLevels(
    tx,
    counted.map(({ variantId }) => variantId),
  );
  const needs = await listNeeds(tx, counted, (variantId) => rules.get(variantId) === 'backorder');
  const draws = planDraws(needs, favour(levels, country, warehouseId), country);
  if (!draws) throw await refusal(tx, needs, levels);
  const movements = draws.map(({ orderItemId, poolId, quantity }) => ({
    ...{ orderItemId, poolId, kind: 'hold' as const, held: quantity },
  }));
  const changed = await applyMovements(tx, movements);
  await saveHolds(tx, draws, until);
  return { levels: changed, beyond: beyondLevels(needs, levels) };
}

/** Makes a level in the first warehouse for variants that have none: what is taken beyond the stock is counted there. */
export async function ensureOneLevel(tx: Tx, variantIds: readonly string[]): Promise<void> {
  if (variantIds.length === 0) return;
  const known = await listLevelled(tx, variantIds);
  const missing = [...new Set(variantIds)].filter((id) => !known.has(id));
  const warehouseId = missing.length > 0 ? await findFirstWarehouse(tx) : null;
  if (warehouseId)
    await ensureLevels(
      tx,
      missing.map((variantId) => ({ variantId, warehouseId })),
    );
}

/** What lines take beyond what all warehouses have, by order item. */
export function beyondLevels(
  needs: readonly Need[],
  levels: readonly LevelOfWarehouse[],
): ReadonlyMap<string, number> {
  const byVariant = Map.groupBy(levels, ({ variantId }) => variantId);
  const left = new Map([...byVariant].map(([variantId, own]) => [variantId, leftIn(own)]));
  return piecesBeyond(needs, left);
}

/** What lines need that neither hold nor have anything. */
async function listNeeds(
  tx: Tx,
  lines: readonly InventoryLine[],
  mayExceed: (variantId: string) => boolean,
): Promise<Need[]> {
  if (lines.length === 0) return [];
  const ids = lines.map(({ orderItemId }) => orderItemId);
  const [rows, shipped] = [await lockHolds(tx, ids), await listShippedUnits(tx, ids)];
  const served = new Set([...rows.map(({ orderItemId }) => orderItemId), ...shipped.keys()]);
  return lines
    .filter(({ orderItemId, units }) => units > 0 && !served.has(orderItemId))
    .map(({ orderItemId, variantId, units: quantity }) => ({
      ...{ orderItemId, variantId, quantity, mayExceed: mayExceed(variantId) },
    }));
}

/** Sold out where there are too few even without holds; else the holds of others may still be released. */
async function refusal(
  tx: Tx,
  needs: readonly Need[],
  levels: readonly LevelOfWarehouse[],
): Promise<ShopError> {
  const byVariant = Map.groupBy(needs, ({ variantId }) => variantId);
  const short = [...byVariant]
    .map(([variantId, own]) => ({
      wanted: own.reduce((sum, { quantity }) => sum + quantity, 0),
      levels: levels.filter((level) => level.variantId === variantId),
    }))
    .map((state) => ({ ...state, left: leftIn(state.levels), unsold: unsoldIn(state.levels) }))
    .filter(({ wanted, left }) => left < wanted);
  const held = short.flatMap((state) => state.levels.filter((level) => level.held > 0));
  const until = await findHeldUntil(
    tx,
    held.map(({ poolId }) => poolId),
  );
  if (until && short.every(({ wanted, unsold }) => unsold >= wanted))
    return new ShopError('held_by_others', 409, availabilityText({ is: 'held', until }) ?? '');
  const isGone = short.some(({ unsold }) => unsold <= 0);
  return new ShopError('sold_out', 409, isGone ? t('Sold out.') : t('There are not that many left.'));
}

/** Frees what order lines hold and have not bought; called twice it frees once. @returns the levels that changed. */
export async function releaseStock(tx: Tx, orderItemIds: readonly string[]): Promise<MovedLevel[]> {
  const freed = await deleteHolds(tx, orderItemIds);
  return applyMovements(
    tx,
    freed.map(({ orderItemId, poolId, quantity }) => ({
      ...{ orderItemId, poolId, kind: 'release' as const, held: -quantity },
    })),
  );
}
