import { extendHolds } from '../inventory/extend-store.ts';
import { holdUnits } from '../inventory/hold-units.ts';
import { releaseUnits } from '../inventory/release-units.ts';
import { setTakenUnits } from '../inventory/set-taken-units.ts';
import type { KindDelivery } from './kind-delivery.ts';
import { purgePools, purgeProductsOf } from './purge-pools.ts';

/** The delivery of a kind whose variants draw on pools: seats, stock. A kind adds to it what it keeps itself. */
export function pooledDelivery(late: KindDelivery['late']): KindDelivery {
  return {
    late,
    hold: async (tx, lines, until) => purgePools(tx, await holdUnits(tx, lines, until)),
    extend: async (tx, lines, until) => {
      const ids = lines.map(({ orderItemId }) => orderItemId);
      await purgeProductsOf(tx, await extendHolds(tx, ids, until));
    },
    release: async (tx, lines) =>
      purgePools(
        tx,
        await releaseUnits(
          tx,
          lines.map(({ orderItemId }) => orderItemId),
        ),
      ),
    fulfil: async (tx, lines) => {
      const { pools, beyondCapacity } = await setTakenUnits(tx, lines);
      await purgePools(tx, pools);
      return beyondCapacity;
    },
    revoke: async (tx, lines) => purgePools(tx, (await setTakenUnits(tx, lines)).pools),
  };
}
