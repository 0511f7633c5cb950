import { setClock } from '../clock.ts';
import { pools } from '../db.ts';
import { log } from '../logging/log.ts';

/** How often the database is asked for the time. */
const EVERY_MS = 10_000;
/** An answer that took longer tells the time less exactly than we have it. */
const LONGEST_MS = 1_000;

/**
 * Keeps this process's clock at the database's, from now on. Without an answer it goes on by itself.
 * @returns a function that ends it.
 */
export function followDatabaseClock(): () => void {
  const timer = setInterval(() => void readDatabaseClock(), EVERY_MS).unref();
  return () => clearInterval(timer);
}

/** Asks the database for the time once. */
export async function readDatabaseClock(): Promise<void> {
  const sentAt = performance.now();
  try {
    const { rows } = await pools.web.query<{ ms: number }>(
      'select extract(epoch from clock_timestamp()) * 1000 as ms',
    );
    const answeredAt = performance.now();
    const ms = rows[0]?.ms;
    if (ms && answeredAt - sentAt < LONGEST_MS) setClock(ms, (sentAt + answeredAt) / 2);
  } catch (error) {
    log.debug({ err: error }, 'the database was not asked for the time');
  }
}
