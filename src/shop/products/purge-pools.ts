import type { Tx } from '#lib/db.ts';
import { FEW } from '../inventory/availability.ts';
import { freeUnits, type PoolState } from '../inventory/pool.ts';
import { listProductsOfPools } from '../inventory/products-store.ts';
import { purgePages } from './invalidate-product.ts';

/** Purges the pages that say what is left. A pool with much left looks the same as before. */
export async function purgePools(tx: Tx, pools: readonly PoolState[]): Promise<void> {
  const shown = pools.filter((pool) => (freeUnits(pool) ?? Number.POSITIVE_INFINITY) <= 2 * FEW);
  await purgeProductsOf(
    tx,
    shown.map(({ id }) => id),
  );
}

/** Purges the pages of what draws on pools. */
export async function purgeProductsOf(tx: Tx, poolIds: readonly string[]): Promise<void> {
  if (poolIds.length === 0) return;
  const products = await listProductsOfPools(tx, poolIds);
  for (const product of products) await purgePages(tx, product);
}
