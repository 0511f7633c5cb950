import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { RaisedKind } from './concern.ts';
import { closeConcern } from './store.ts';

/**
 * Takes something off the list of what waits for staff.
 * @param by `job` when it settled itself; staff go through `acknowledgeConcern`, which writes the audit log.
 * @returns whether it was on the list.
 */
export async function resolveConcern(
  db: Db,
  concern: {
    readonly kind: RaisedKind;
    readonly subject: string;
    readonly by: 'job' | 'cli' | `staff:${string}`;
  },
): Promise<boolean> {
  return closeConcern(db, concern, now());
}
