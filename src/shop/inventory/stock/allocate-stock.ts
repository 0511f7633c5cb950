import type { Tx } from '#lib/db.ts';
import type { Draw, InventoryLine } from '../pool.ts';
import { type HoldRow, lockHolds, setTaken } from '../store.ts';
import { favour } from './choose-warehouses.ts';
import { beyondLevels, ensureOneLevel } from './hold-stock.ts';
import type { LevelOfWarehouse, StockRule } from './level.ts';
import type { Movement } from './movement.ts';
import { applyMovements, type MovedLevel } from './movement-store.ts';
import { planDraws } from './plan-draws.ts';
import { listShippedUnits, listStockRules, lockLevels } from './store.ts';

export interface Allocated {
  readonly levels: readonly MovedLevel[];
  /** By order item: pieces that were given although no warehouse has them. */
  readonly beyondStock: ReadonlyMap<string, number>;
  /** The same of what is sold beyond the stock on purpose, which is nothing that staff have to look at. */
  readonly backOrdered: ReadonlyMap<string, number>;
}

/**
 * Sets the pieces that are the buyer's of each line: what was sent already counts, holds become allocations, what is missing
 * is allocated even where there is nothing (a paid order is never refused), and what is too much is freed. Called twice it
 * changes once.
 */
export async function allocateStock(
  tx: Tx,
  lines: readonly InventoryLine[],
  country: string | null,
  warehouseId: string | null = null,
): Promise<Allocated> {
  const [ids, variantIds] = [
    lines.map(({ orderItemId }) => orderItemId),
    lines.map((line) => line.variantId),
  ];
  const rules = await listStockRules(tx, variantIds);
  await ensureOneLevel(
    tx,
    variantIds.filter((id) => rules.get(id) !== 'untracked'),
  );
  const levels = favour(await lockLevels(tx, variantIds), country, warehouseId);
  const [rows, shipped] = [await lockHolds(tx, ids), await listShippedUnits(tx, ids)];
  const plans = lines.map((line) => planLine(line, rows, shipped.get(line.orderItemId) ?? 0));
  const missing = plans.filter(({ variantId }) => rules.get(variantId) !== 'untracked');
  const more = planMissing(missing, levels, country, rules);
  const movements = [...plans.flatMap((plan) => plan.movements), ...more.draws.map(allocation)];
  const { beyondStock, backOrdered } = more;
  if (movements.length === 0) return { levels: [], beyondStock, backOrdered };
  const changed = await applyMovements(tx, movements);
  await setTaken(tx, sumDraws([...plans.flatMap((plan) => plan.kept), ...more.draws]));
  return { levels: changed, beyondStock, backOrdered };
}

interface LinePlan {
  readonly orderItemId: string;
  readonly variantId: string;
  /** Of each level that the line has pieces of, how many it keeps; 0 where it keeps none. */
  readonly kept: readonly Draw[];
  readonly movements: readonly Movement[];
  readonly missing: number;
}

/** What a line keeps of what it has: allocations first, then what it holds. */
function planLine(line: InventoryLine, rows: readonly HoldRow[], shipped: number): LinePlan {
  const { orderItemId, variantId, units } = line;
  const own = rows
    .filter((row) => row.orderItemId === orderItemId)
    .toSorted((a, b) => Number(a.expiresAt !== null) - Number(b.expiresAt !== null));
  let missing = Math.max(0, units - shipped);
  const kept: Draw[] = [];
  const movements: Movement[] = [];
  for (const { poolId, quantity, expiresAt } of own) {
    const stays = Math.min(quantity, missing);
    missing -= stays;
    const surplus = quantity - stays;
    kept.push({ orderItemId, poolId, quantity: stays });
    if (expiresAt && stays > 0)
      movements.push({ poolId, orderItemId, kind: 'allocation', held: -stays, allocated: stays });
    if (surplus > 0)
      movements.push({ poolId, orderItemId, kind: 'release', [expiresAt ? 'held' : 'allocated']: -surplus });
  }
  return { orderItemId, variantId, kept, movements, missing };
}

/** Where the missing pieces come from, and of which lines more are given than any warehouse has. */
function planMissing(
  plans: readonly LinePlan[],
  levels: readonly LevelOfWarehouse[],
  country: string | null,
  rules: ReadonlyMap<string, StockRule>,
): Omit<Allocated, 'levels'> & { readonly draws: readonly Draw[] } {
  const needs = plans
    .filter(({ missing }) => missing > 0)
    .map(({ orderItemId, variantId, missing }) => ({
      ...{ orderItemId, variantId, quantity: missing, mayExceed: true },
    }));
  const beyond = [...beyondLevels(needs, levels)];
  const ruleOf = new Map(needs.map(({ orderItemId, variantId }) => [orderItemId, rules.get(variantId)]));
  const having = (rule: StockRule) => new Map(beyond.filter(([id]) => ruleOf.get(id) === rule));
  return {
    draws: planDraws(needs, levels, country) ?? [],
    ...{ beyondStock: having('tracked'), backOrdered: having('backorder') },
  };
}

function allocation({ orderItemId, poolId, quantity }: Draw): Movement {
  return { orderItemId, poolId, kind: 'allocation', allocated: quantity };
}

function sumDraws(draws: readonly Draw[]): Draw[] {
  const sums = new Map<string, Draw>();
  for (const draw of draws) {
    const key = `${draw.orderItemId} ${draw.poolId}`;
    sums.set(key, { ...draw, quantity: draw.quantity + (sums.get(key)?.quantity ?? 0) });
  }
  return [...sums.values()];
}
