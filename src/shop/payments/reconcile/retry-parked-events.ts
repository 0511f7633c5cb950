import { type Db, inTransaction } from '#lib/db.ts';
import { handleParked } from '../webhooks/handle-parked.ts';
import { findRevealedKeys } from './store.ts';

/**
 * Handles parked events whose payment is known by now: it became known while they were being parked, or in code that does
 * not look for them.
 * @returns how many changed something.
 */
export async function retryParkedEvents(db: Db): Promise<number> {
  let applied = 0;
  for (const key of await findRevealedKeys(db)) {
    applied += await inTransaction(db, (tx) => handleParked(tx, [key]));
  }
  return applied;
}
