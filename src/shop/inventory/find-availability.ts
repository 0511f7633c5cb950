import type { Db } from '#lib/db.ts';
import { type Availability, unlimited } from './availability.ts';
import { listVariantStates } from './store.ts';

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
  for (const { variantId, unsold, left, leastPoolId: of, heldUntil } of states) {
    if (left === null || left > 0) found.set(variantId, of === null ? unlimited : { is: 'open', left, of });
    else if (unsold !== null && unsold > 0 && heldUntil)
      found.set(variantId, { is: 'held', until: heldUntil });
    else found.set(variantId, { is: 'sold_out' });
  }
  return found;
}
