import type pg from 'pg';

/** Connections that are older than this (milliseconds since the process began) lead to a server that is read-only. */
let readOnlyUntil = Number.NEGATIVE_INFINITY;
/** A server that stays read-only is found again by new connections, which are not closed for it more often. */
const PAUSE_MS = 1_000;

const firstTakenAt = new WeakMap<pg.PoolClient, number>();

/** A connection of the pool. Those that lead to a server which became a standby are closed, so that others reach the new primary. */
export async function takeConnection(pool: pg.Pool): Promise<pg.PoolClient> {
  for (;;) {
    const client = await pool.connect();
    const takenAt = firstTakenAt.get(client);
    if (takenAt === undefined) firstTakenAt.set(client, performance.now());
    else if (takenAt < readOnlyUntil) {
      client.release(true);
      continue;
    }
    return client;
  }
}

/** To be told every error of a statement: after one of a read-only server all older connections are closed as they are taken. */
export function noteReadOnly(error: unknown): void {
  const isReadOnly = error instanceof Error && 'code' in error && error.code === '25006';
  const at = performance.now();
  if (isReadOnly && at > readOnlyUntil + PAUSE_MS) readOnlyUntil = at;
}
