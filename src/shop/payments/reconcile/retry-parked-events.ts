import { type Db, inTransaction } from '#lib/db.ts';
import { handleParked } from '../webhooks/handle-parked.ts';
import { findRevealedKeys } from './store.ts';

/**
 * Applies events that wait for a payment which is known by now: it became so in the very moment they were parked, or on
 * a way that does not look for them.
 * @returns how many changed something.
 */
export async function retryParkedEvents(db: Db): Promise<number> {
  let applied = 0;
  for (const key of await findRevealedKeys(db)) {
    applied += await inTransaction(db, (tx) => handleParked(tx, [key]));
  }
  return applied;
}
