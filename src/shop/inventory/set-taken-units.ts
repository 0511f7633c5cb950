import type { Tx } from '#lib/db.ts';
import type { Draw, InventoryLine, PoolChange, PoolState } from './pool.ts';
import { changePools, type HoldRow, listDraws, lockHolds, setTaken } from './store.ts';

export interface Taken {
  readonly pools: readonly PoolState[];
  /** By order item: units that were given although nothing was free for them. */
  readonly beyondCapacity: ReadonlyMap<string, number>;
}

/**
 * Sets the units that lines have permanently: holds become permanent, missing units are taken even where nothing is free
 * (a paid order is never refused), and surplus units are freed. Called twice it changes once.
 */
export async function setTakenUnits(tx: Tx, lines: readonly InventoryLine[]): Promise<Taken> {
  const wanted = await listDraws(tx, lines);
  const rows = await lockHolds(
    tx,
    lines.map(({ orderItemId }) => orderItemId),
  );
  const draws = [...wanted, ...drawsOnLeftPools(rows, wanted)];
  if (draws.length === 0) return { pools: [], beyondCapacity: new Map() };
  const before = new Map(rows.map((row) => [keyOf(row), row]));
  const moves = draws.map((draw) => moveOf(draw, before.get(keyOf(draw))));
  const pools = await changePools(tx, changesOf(moves), { isBounded: false });
  await setTaken(
    tx,
    moves.filter(({ isChanged }) => isChanged).map(({ draw }) => draw),
  );
  return { pools, beyondCapacity: overbooked(lines, moves, pools) };
}

interface Move {
  readonly draw: Draw;
  readonly isChanged: boolean;
  readonly held: number;
  readonly taken: number;
}

const keyOf = ({ orderItemId, poolId }: Pick<Draw, 'orderItemId' | 'poolId'>) => `${orderItemId} ${poolId}`;

/** Units of pools that the variants of these lines no longer draw on: they are freed. */
function drawsOnLeftPools(rows: readonly HoldRow[], wanted: readonly Draw[]): Draw[] {
  const known = new Set(wanted.map(keyOf));
  return rows.filter((row) => !known.has(keyOf(row))).map((row) => ({ ...row, quantity: 0 }));
}

function moveOf(draw: Draw, row: HoldRow | undefined): Move {
  const isHeld = row !== undefined && row.expiresAt !== null;
  const held = isHeld ? -row.quantity : 0;
  const taken = draw.quantity - (row && !isHeld ? row.quantity : 0);
  return { draw, isChanged: isHeld || taken !== 0, held, taken };
}

function changesOf(moves: readonly Move[]): PoolChange[] {
  const byPool = Map.groupBy(moves, ({ draw }) => draw.poolId);
  return [...byPool]
    .map(([poolId, all]) => ({
      poolId,
      held: all.reduce((sum, { held }) => sum + held, 0),
      taken: all.reduce((sum, { taken }) => sum + taken, 0),
    }))
    .filter(({ held, taken }) => held !== 0 || taken !== 0);
}

/** Units count as beyond capacity where they were taken without a hold and the pool has too many afterwards. */
function overbooked(
  lines: readonly InventoryLine[],
  moves: readonly Move[],
  pools: readonly PoolState[],
): ReadonlyMap<string, number> {
  const over = new Map(
    pools.map(({ id, capacity, held, taken }) => [id, capacity === null ? 0 : held + taken - capacity]),
  );
  const unitsOf = new Map(lines.map(({ orderItemId, units }) => [orderItemId, units]));
  const found = new Map<string, number>();
  for (const { draw, held, taken } of moves) {
    const left = over.get(draw.poolId) ?? 0;
    const excess = Math.min(taken + held, left);
    if (excess <= 0) continue;
    over.set(draw.poolId, left - excess);
    const units = Math.ceil(excess / (draw.quantity / (unitsOf.get(draw.orderItemId) ?? 1)));
    found.set(draw.orderItemId, Math.max(found.get(draw.orderItemId) ?? 0, units));
  }
  return found;
}
