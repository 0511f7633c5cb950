import { type Db, inTransaction } from '#lib/db.ts';
import { isUnavailable } from '#lib/errors.ts';
import { log } from '#lib/logging/log.ts';
import { handleParked } from '../webhooks/handle-parked.ts';
import { replayEvent } from '../webhooks/replay.ts';
import { claimFailedEvents, findRevealedKeys } from './events-store.ts';
import { forEachAlone } from './for-each-alone.ts';

/**
 * Handles parked events whose payment is known by now: it became known while they were being parked, or in code that does
 * not look for them.
 * @returns how many changed something.
 */
export async function retryParkedEvents(db: Db): Promise<number> {
  let applied = 0;
  await forEachAlone(await findRevealedKeys(db), async (key) => {
    applied += await inTransaction(db, (tx) => handleParked(tx, [key]));
  });
  return applied;
}

/**
 * Handles stored events again that failed: a bug was repaired, or what they needed is there now. One that fails again stays
 * on the list of what waits for staff.
 * @returns how many were tried.
 */
export async function retryFailedEvents(db: Db, at: Date): Promise<number> {
  const ids = await claimFailedEvents(db, at);
  for (const id of ids) {
    await replayEvent(db, id).catch((error: unknown) => {
      if (isUnavailable(error)) throw error;
      log.error({ err: error, event: id }, 'a stored event failed again');
    });
  }
  return ids.length;
}
