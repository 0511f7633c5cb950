import type { Draw } from '../pool.ts';
import { chooseWarehouses, nearestFirst, type Source, type Wanted } from './choose-warehouses.ts';
import { type LevelOfWarehouse, leftIn } from './level.ts';

/** Pieces that a line is to get. */
export interface Need {
  readonly orderItemId: string;
  readonly variantId: string;
  readonly quantity: number;
  /** What is more than there is, is taken beyond it from the nearest warehouse. */
  readonly mayExceed: boolean;
}

/**
 * What lines draw from which levels.
 * @returns null where there are too few. A level must be there for every variant that may exceed.
 */
export function planDraws(
  needs: readonly Need[],
  levels: readonly LevelOfWarehouse[],
  country: string | null,
): Draw[] | null {
  const wanted = sumByVariant(needs);
  const byVariant = Map.groupBy(levels, ({ variantId }) => variantId);
  const exceeding = new Set(needs.filter(({ mayExceed }) => mayExceed).map(({ variantId }) => variantId));
  const covered = wanted.map(({ variantId, quantity }) => ({
    variantId,
    quantity: exceeding.has(variantId)
      ? Math.min(quantity, leftIn(byVariant.get(variantId) ?? []))
      : quantity,
  }));
  if (covered.some(({ variantId, quantity }) => quantity > leftIn(byVariant.get(variantId) ?? [])))
    return null;
  const sources = chooseWarehouses(
    covered.filter(({ quantity }) => quantity > 0),
    levels,
    country,
  );
  if (!sources && covered.some(({ quantity }) => quantity > 0)) return null;
  const beyond = wanted.flatMap(({ variantId, quantity }, at) =>
    exceed(variantId, quantity - (covered[at]?.quantity ?? 0), levels, country),
  );
  return shareOut(needs, [...(sources ?? []), ...beyond]);
}

function sumByVariant(needs: readonly Need[]): Wanted[] {
  const sums = new Map<string, number>();
  for (const { variantId, quantity } of needs) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  return [...sums].map(([variantId, quantity]) => ({ variantId, quantity }));
}

function exceed(
  variantId: string,
  quantity: number,
  levels: readonly LevelOfWarehouse[],
  country: string | null,
): Source[] {
  if (quantity <= 0) return [];
  const nearest = levels
    .filter((level) => level.variantId === variantId)
    .toSorted(nearestFirst(country))
    .toSorted((a, b) => Number(a.isClosed) - Number(b.isClosed))[0];
  if (!nearest) throw new Error(`the variant ${variantId} has no stock level`);
  return [{ poolId: nearest.poolId, variantId, quantity }];
}

/** Gives what warehouses send of each variant to its lines, one after another. */
function shareOut(needs: readonly Need[], sources: readonly Source[]): Draw[] {
  const left: { poolId: string; variantId: string; quantity: number }[] = sources.map((one) => ({ ...one }));
  const draws = new Map<string, Draw>();
  for (const { orderItemId, variantId, quantity } of needs) {
    let missing = quantity;
    for (const source of left.filter((one) => one.variantId === variantId)) {
      const taken = Math.min(missing, source.quantity);
      if (taken === 0) continue;
      source.quantity -= taken;
      missing -= taken;
      const key = `${orderItemId} ${source.poolId}`;
      const before = draws.get(key)?.quantity ?? 0;
      draws.set(key, { orderItemId, poolId: source.poolId, quantity: before + taken });
    }
  }
  return [...draws.values()];
}
