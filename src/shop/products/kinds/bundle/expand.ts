import type { Db } from '#lib/db.ts';
import type { ExpandableLine, Part } from '../../kind-expand.ts';
import { splitPrice } from './split-price.ts';
import { listChosenParts } from './store.ts';

/** The parts of bundles by variant, each with its share of the price. A bundle without parts has none, which is never sold. */
export async function expandBundles(
  db: Db,
  lines: readonly ExpandableLine[],
): Promise<ReadonlyMap<string, readonly Part[]>> {
  const found = await listChosenParts(
    db,
    lines.map(({ variantId }) => variantId),
  );
  return new Map(
    lines.map(({ variantId, unitAmount }) => {
      const chosen = found.get(variantId) ?? [];
      const units = splitPrice({ amount: unitAmount, currency: chosen[0]?.currency ?? '' }, chosen);
      const parts = chosen.map(({ wholeId: _, amount: __, currency: ___, ...part }, at) => ({
        ...part,
        // A price that cannot be shared is refused when it is saved; one that came here all the same is not sold.
        isOnSale: part.isOnSale && units !== null,
        unitAmount: units?.[at] ?? 0,
      }));
      return [variantId, parts];
    }),
  );
}
