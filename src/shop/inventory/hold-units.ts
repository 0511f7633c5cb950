import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { availabilityText } from './availability.ts';
import { type InventoryLine, type PoolState, sumByPool } from './pool.ts';
import { changePools, insertHolds, listDraws, listUnsold } from './store.ts';

/**
 * Holds what the lines of one order need of their pools, all or nothing; called twice it holds once. What is scarce is
 * summed per pool, so that two lines drawing on one pool count together.
 * @returns the pools that changed.
 * @throws ShopError `sold_out` or `held_by_others`: the caller rolls back, and nothing is left behind.
 */
export async function holdUnits(tx: Tx, lines: readonly InventoryLine[], until: Date): Promise<PoolState[]> {
  const draws = await listDraws(tx, lines, { isNew: true });
  if (draws.length === 0) return [];
  const wanted = sumByPool(draws);
  const changes = wanted.map(({ poolId, quantity }) => ({ poolId, held: quantity, taken: 0 }));
  const changed = await changePools(tx, changes, { isBounded: true });
  const isHeld = new Set(changed.map(({ id }) => id));
  const refused = wanted.filter(({ poolId }) => !isHeld.has(poolId));
  if (refused.length > 0) throw await refusal(tx, refused);
  await insertHolds(tx, draws, until);
  return changed;
}

/** Sold out where a pool has too few even without its holds; else the holds of others may still be released. */
async function refusal(tx: Tx, refused: ReturnType<typeof sumByPool>): Promise<ShopError> {
  const pools = await listUnsold(
    tx,
    refused.map(({ poolId }) => poolId),
  );
  const wanted = new Map(refused.map(({ poolId, quantity }) => [poolId, quantity]));
  const until = pools
    .flatMap(({ heldUntil }) => heldUntil ?? [])
    .toSorted((a, b) => Number(b) - Number(a))[0];
  const isSold = pools.some(({ poolId, unsold }) => unsold < (wanted.get(poolId) ?? 0));
  if (!isSold && until)
    return new ShopError('held_by_others', 409, availabilityText({ is: 'held', until }) ?? '');
  const isGone = pools.some(({ unsold }) => unsold <= 0);
  return new ShopError('sold_out', 409, isGone ? t('Sold out.') : t('There are not that many left.'));
}
