import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { availabilityText } from './availability.ts';
import { findAvailability } from './find-availability.ts';
import { type InventoryLine, type PoolState, perPool } from './line.ts';
import { changePools, insertHolds, listDraws } from './store.ts';

/**
 * Holds what the lines of one order need of their pools, all or nothing; called twice it holds once. What is scarce is
 * summed per pool, so that two lines drawing on one pool count together.
 * @returns the pools that changed.
 * @throws ShopError `sold_out` or `held_by_others`: the caller rolls back, and nothing is left behind.
 */
export async function holdUnits(tx: Tx, lines: readonly InventoryLine[], until: Date): Promise<PoolState[]> {
  const draws = await listDraws(tx, lines);
  if (draws.length === 0) return [];
  const wanted = perPool(await insertHolds(tx, draws, until));
  const changes = wanted.map(({ poolId, quantity }) => ({ poolId, held: quantity, taken: 0 }));
  const changed = await changePools(tx, changes, { isBounded: true });
  if (changed.length < wanted.length) throw await refusal(tx, lines);
  return changed;
}

async function refusal(tx: Tx, lines: readonly InventoryLine[]): Promise<ShopError> {
  const states = [
    ...(await findAvailability(tx, [...new Set(lines.map(({ variantId }) => variantId))])).values(),
  ];
  const soldOut = states.find((state) => state.is === 'sold_out');
  const held = states.find((state) => state.is === 'held');
  if (held && !soldOut) return new ShopError('held_by_others', 409, availabilityText(held) ?? '');
  return new ShopError('sold_out', 409, soldOut ? 'This is sold out.' : 'There are not that many left.');
}
