import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { readEvent } from './event.ts';
import { handleEvent } from './handle-event.ts';
import { lockParked, markEventHandled, type ParkedEvent } from './store.ts';

/**
 * Handles events that came before their payment was known. Called in the transaction that made it known, so that a
 * refunded order is never visible as complete.
 * @param keys the payment's session and intent.
 * @returns how many of them changed something.
 */
export async function handleParked(tx: Tx, keys: readonly (string | null)[]): Promise<number> {
  const known = keys.filter((key) => key !== null);
  return handleAllParked(tx, await lockParked(tx, known));
}

/** The same for events that are locked already. */
export async function handleAllParked(tx: Tx, parked: readonly ParkedEvent[]): Promise<number> {
  let applied = 0;
  for (const { id, payload } of parked) {
    const event = readEvent(JSON.stringify(payload));
    if (typeof event === 'string') continue;
    const outcome = await handleEvent(tx, event);
    if (outcome === 'parked') continue;
    await markEventHandled(tx, id, outcome, now());
    if (outcome === 'applied') applied++;
  }
  return applied;
}
