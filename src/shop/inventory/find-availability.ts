import type { Db } from '#lib/db.ts';
import { type Availability, unlimited } from './availability.ts';
import { listVariantStates, type PoolsState } from './variant-state-store.ts';

/**
 * Whether variants that draw on pools can be bought now. A variant without pools never runs out.
 * @param ownOrderId the asker's own order that waits for money: what it holds counts as free.
 */
export async function findAvailability(
  db: Db,
  variantIds: readonly string[],
  ownOrderId: string | null = null,
): Promise<ReadonlyMap<string, Availability>> {
  const states = variantIds.length === 0 ? [] : await listVariantStates(db, variantIds, ownOrderId);
  const found = new Map<string, Availability>(variantIds.map((id) => [id, unlimited]));
  for (const { variantId, ...state } of states) found.set(variantId, availabilityOf(state));
  return found;
}

export function availabilityOf({ unsold, left, leastPoolId: of, heldUntil }: PoolsState): Availability {
  if (left === null || left > 0) return of === null ? unlimited : { is: 'open', left, of };
  return unsold !== null && unsold > 0 && heldUntil ? { is: 'held', until: heldUntil } : { is: 'sold_out' };
}
