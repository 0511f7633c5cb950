import { availableOf, type LevelOfWarehouse } from './level.ts';

/** Pieces of a variant that are to be sent. */
export interface Wanted {
  readonly variantId: string;
  readonly quantity: number;
}

/** What a warehouse sends of a variant. */
export interface Source {
  readonly poolId: string;
  readonly variantId: string;
  readonly quantity: number;
}

/** Of more open warehouses than this the fewest that have everything are no longer looked for one by one. */
const MOST_COMPARED = 10;

/**
 * Which warehouses send what: the nearest that has everything, else the fewest that have it together. Nearest is one in
 * the country where it goes, else the first by position.
 * @param country of the address; null where it is not known.
 * @returns null where all of them together have too few.
 */
export function chooseWarehouses(
  wanted: readonly Wanted[],
  levels: readonly LevelOfWarehouse[],
  country: string | null,
): Source[] | null {
  const byWarehouse = Map.groupBy(
    levels.filter(({ isClosed }) => !isClosed).toSorted(nearestFirst(country)),
    ({ warehouseId }) => warehouseId,
  );
  const ranked = [...byWarehouse.values()];
  for (const chosen of candidates(ranked)) {
    const sources = takeFrom(wanted, chosen);
    if (sources) return sources;
  }
  return null;
}

/** Sorts levels by how near their warehouses are. */
export function nearestFirst(country: string | null) {
  const isFar = (level: LevelOfWarehouse) => Number(country === null || level.country !== country);
  return (a: LevelOfWarehouse, b: LevelOfWarehouse) =>
    isFar(a) - isFar(b) || a.position - b.position || (a.warehouseId < b.warehouseId ? -1 : 1);
}

/** The same levels with one warehouse as the nearest of all: where the buyer comes to. */
export function favour(
  levels: readonly LevelOfWarehouse[],
  country: string | null,
  warehouseId: string | null,
): readonly LevelOfWarehouse[] {
  if (warehouseId === null) return levels;
  return levels.map((level) =>
    level.warehouseId === warehouseId ? { ...level, country, position: Number.MIN_SAFE_INTEGER } : level,
  );
}

type Warehouses = readonly (readonly LevelOfWarehouse[])[];

/** Sets of warehouses, the smallest first, and of one size those with the nearest first. */
function* candidates(ranked: Warehouses): Generator<Warehouses> {
  if (ranked.length > MOST_COMPARED) {
    for (const one of ranked) yield [one];
    yield ranked;
    return;
  }
  for (let size = 1; size <= ranked.length; size++) yield* subsets(ranked, size);
}

function* subsets(from: Warehouses, size: number): Generator<Warehouses> {
  if (size === 0) return void (yield []);
  for (const [at, first] of from.entries())
    for (const rest of subsets(from.slice(at + 1), size - 1)) yield [first, ...rest];
}

function takeFrom(wanted: readonly Wanted[], warehouses: Warehouses): Source[] | null {
  const levels = warehouses.flat();
  const sources: Source[] = [];
  for (const { variantId, quantity } of wanted) {
    let missing = quantity;
    for (const level of levels.filter((one) => one.variantId === variantId)) {
      const taken = Math.min(missing, availableOf(level));
      if (taken > 0) sources.push({ poolId: level.poolId, variantId, quantity: taken });
      missing -= taken;
    }
    if (missing > 0) return null;
  }
  return sources;
}
