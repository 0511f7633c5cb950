import { type Clock, PgBoss } from 'pg-boss';
import { prepareStatement } from '../db/prepared-statements.ts';
import { queryPool } from '../db/retrying-pool.ts';
import { pools } from '../db.ts';
import { log } from '../logging/log.ts';

/** What a worker asks for every job is prepared; the rest is asked seldom. */
const FOR_EVERY_JOB = /^\s*with (next|results) as/i;

/**
 * The library sends several statements as one text, `BEGIN` and `COMMIT` included: after any error the connection may
 * stand in an aborted transaction, and is closed.
 */
function runOnPool(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  if (FOR_EVERY_JOB.test(text)) prepareStatement(text);
  return queryPool(pools.jobs, text, values, () => true);
}

const startedAt = Date.now() - performance.now();

/** Time that never jumps; the library measures how far it is from the database's clock. */
const steadyClock: Clock = {
  now: () => startedAt + performance.now(),
  setTimeout,
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  setInterval,
  clearInterval: (timer) => clearInterval(timer as NodeJS.Timeout),
};

/** The job library on the pool of the jobs, started. */
export async function startBoss(options: { supervise: boolean; schedule: boolean }): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: runOnPool },
    migrate: false,
    createSchema: false,
    clock: steadyClock,
    clockMonitorIntervalSeconds: 60,
    ...options,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'job queue'));
  try {
    await boss.start();
    return boss;
  } catch (error) {
    // Timers of a start that failed halfway would go on beside those of the next.
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
}
