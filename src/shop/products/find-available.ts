import type { Db } from '#lib/db.ts';
import { type Availability, unlimited } from '../inventory/availability.ts';
import type { ProductKind } from './kind.ts';
import type { Part } from './kind-expand.ts';
import { kindNamed } from './kinds.ts';

type Sale = Pick<ProductKind['sale'], 'available' | 'expand'>;

/** Whether it depends on others if something of the kind can be bought: it runs out, or it is sold as its parts. */
export function isLimited({ sale }: { readonly sale: Sale }): boolean {
  return sale.available !== null || sale.expand !== null;
}

/**
 * Whether variants of a kind can be bought now, by id; what stands for several lines can as often as each of them can.
 * Those that are left out can always be bought.
 * @param ownOrderId the asker's own order that waits for money: what it holds does not block him.
 */
export async function findAvailable(
  db: Db,
  { sale }: { readonly sale: Sale },
  variantIds: readonly string[],
  ownOrderId: string | null,
): Promise<ReadonlyMap<string, Availability>> {
  if (sale.available) return sale.available(db, variantIds, ownOrderId);
  if (!sale.expand || variantIds.length === 0) return new Map();
  const wholes = await sale.expand(
    db,
    variantIds.map((variantId) => ({ variantId, unitAmount: 0 })),
  );
  const states = await statesOf(db, [...wholes.values()].flat(), ownOrderId);
  return new Map([...wholes].map(([id, parts]) => [id, leastOf(parts, states)]));
}

async function statesOf(
  db: Db,
  parts: readonly Part[],
  ownOrderId: string | null,
): Promise<ReadonlyMap<string, Availability>> {
  const found = new Map<string, Availability>();
  for (const [name, own] of Map.groupBy(parts, ({ kind }) => kind)) {
    const ids = [...new Set(own.map(({ variantId }) => variantId))];
    const { available } = kindNamed(name).sale;
    for (const [id, state] of (await available?.(db, ids, ownOrderId)) ?? []) found.set(id, state);
  }
  return found;
}

/** How often a whole can be had that needs all of these. What one variant gives several parts of it is shared by them. */
function leastOf(parts: readonly Part[], states: ReadonlyMap<string, Availability>): Availability {
  if (parts.length === 0 || parts.some(({ isOnSale = true }) => !isOnSale)) return { is: 'sold_out' };
  return [...Map.groupBy(parts, ({ variantId }) => variantId)]
    .map(([id, own]) => wholesOf(states.get(id) ?? unlimited, own))
    .reduce(worse, unlimited);
}

/** How often a whole can be had as far as one variant decides it. */
function wholesOf(state: Availability, parts: readonly Part[]): Availability {
  if (state.is !== 'open' || state.left === null) return state;
  const left = Math.floor(state.left / parts.reduce((sum, { quantity }) => sum + quantity, 0));
  return left === 0 ? { is: 'sold_out' } : { is: 'open', left };
}

function worse(a: Availability, b: Availability): Availability {
  if (a.is === 'open' && b.is === 'open')
    return (a.left ?? Number.POSITIVE_INFINITY) <= (b.left ?? Number.POSITIVE_INFINITY) ? a : b;
  return WORSE.indexOf(a.is) >= WORSE.indexOf(b.is) ? a : b;
}

/** Of several reasons the one that lasts longest is told. */
const WORSE: readonly Availability['is'][] = ['open', 'held', 'not_yet', 'sold_out', 'over'];
