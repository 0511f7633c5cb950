import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { readEvent } from './event.ts';
import { handleEvent } from './handle-event.ts';
import type { Outcome } from './outcome.ts';
import { lockEvent, markEventHandled } from './store.ts';

/**
 * Handles a stored event again, whether it was handled or not. One that changes nothing keeps the outcome it had.
 * @returns null when no such event is stored.
 */
export async function replayEvent(db: Db, id: string): Promise<Outcome | null> {
  return inTransaction(db, async (tx) => {
    const kept = await lockEvent(tx, id);
    const event = kept && readEvent(JSON.stringify(kept.payload));
    if (!event || typeof event === 'string') return null;
    const outcome = await handleEvent(tx, event);
    const isWaiting = kept.outcome === null || kept.outcome === 'parked';
    if (isWaiting || outcome === 'applied') await markEventHandled(tx, id, outcome, now());
    return outcome;
  });
}
