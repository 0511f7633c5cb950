import type { Tx } from '#lib/db.ts';
import { FEW } from '../inventory/availability.ts';
import { holdUnits } from '../inventory/hold-units.ts';
import { freeUnits, type PoolState } from '../inventory/pool.ts';
import { releaseUnits } from '../inventory/release-units.ts';
import { setTakenUnits } from '../inventory/set-taken-units.ts';
import { listProductsOfPools } from '../inventory/store.ts';
import { purgePages } from './invalidate-product.ts';
import type { KindDelivery } from './kind-delivery.ts';

/** The delivery of a kind whose variants draw on pools: seats, stock. A kind adds to it what it keeps itself. */
export function pooledDelivery(late: KindDelivery['late']): KindDelivery {
  return {
    late,
    hold: async (tx, lines, until) => purgeChanged(tx, await holdUnits(tx, lines, until)),
    release: async (tx, lines) =>
      purgeChanged(
        tx,
        await releaseUnits(
          tx,
          lines.map(({ orderItemId }) => orderItemId),
        ),
      ),
    fulfil: async (tx, lines) => {
      const { pools, beyondCapacity } = await setTakenUnits(tx, lines);
      await purgeChanged(tx, pools);
      return beyondCapacity;
    },
    revoke: async (tx, lines) => purgeChanged(tx, (await setTakenUnits(tx, lines)).pools),
  };
}

/** A pool with much left looks the same as before: only what pages say is purged. */
async function purgeChanged(tx: Tx, pools: readonly PoolState[]): Promise<void> {
  const shown = pools.filter((pool) => (freeUnits(pool) ?? Number.POSITIVE_INFINITY) <= 2 * FEW);
  if (shown.length === 0) return;
  const products = await listProductsOfPools(
    tx,
    shown.map(({ id }) => id),
  );
  for (const product of products) await purgePages(tx, product);
}
