import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { readEvent } from './event.ts';
import { handleEvent, isHandled } from './handle-event.ts';
import type { Outcome } from './outcome.ts';
import { lockEvent, markEventHandled } from './store.ts';

/**
 * Handles a stored event again, whether it was handled or not. One that changes nothing keeps the outcome it had.
 * @returns null when no such event is stored, or it cannot be read.
 */
export async function replayEvent(db: Db, id: string): Promise<Outcome | null> {
  return inTransaction(db, async (tx) => {
    const kept = await lockEvent(tx, id);
    const reading = kept && readEvent(kept.payload as object, isHandled);
    if (reading?.is !== 'event') return null;
    const outcome = await handleEvent(tx, reading.event);
    const isWaiting = kept?.outcome === null || kept?.outcome === 'parked';
    if (isWaiting || outcome === 'applied') await markEventHandled(tx, id, outcome, now());
    return outcome;
  });
}
