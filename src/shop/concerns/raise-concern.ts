import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { NewConcern } from './concern.ts';
import { putConcern } from './store.ts';

/**
 * Puts something on the list of what waits for staff. Raised again while it is open, it is counted and keeps its first
 * instant. Called in the transaction of what it is about, so that both are written or neither.
 */
export async function raiseConcern(db: Db, concern: NewConcern): Promise<void> {
  await putConcern(db, concern, now());
}
