import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import { config } from './config.ts';
import { prepareStatement } from './db/prepared-statements.ts';
import type { Db } from './db.ts';
import { startBoss } from './jobs/boss.ts';
import { DEFAULT_RULES, type Queue } from './jobs/queue.ts';
import { takeJobs } from './jobs/take-jobs.ts';
import { log } from './logging/log.ts';

export type { Queue };

let sender: Promise<PgBoss> | undefined;

/**
 * Puts a job into the caller's transaction: it exists if and only if the transaction commits.
 * @param options.startAfter seconds to wait first; options.singletonKey one waiting job per key.
 */
export async function enqueue(
  on: Db,
  queue: string,
  data: Readonly<Record<string, string | number | boolean>>,
  options: { startAfter?: number; singletonKey?: string } = {},
): Promise<void> {
  const boss = await bossForSending();
  await boss.send(queue, data, {
    ...options,
    db: { executeSql: (text, values) => runPrepared(on, text, values) },
  });
}

/** The library's statement in the caller's transaction; its text is always the same, so that it is prepared. */
async function runPrepared(on: Db, text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  prepareStatement(text);
  const { rows } = await on.executeQuery(CompiledQuery.raw(text, values));
  return { rows };
}

/** An instance that only writes jobs: it neither supervises nor changes the schema. */
function bossForSending(): Promise<PgBoss> {
  sender ??= startBoss({ supervise: false, schedule: false }).catch((error: unknown) => {
    sender = undefined;
    throw error;
  });
  return sender;
}

const STOP_MS = 10_000;

export interface Worker {
  /** Seconds since the queue that was longest without a round had its last. */
  silentSeconds(): number;
  stop(): Promise<void>;
}

/** Runs jobs until stopped; `stop` waits for running jobs, 10 s at most. */
export async function startWorker(queues: readonly Queue[]): Promise<Worker> {
  const boss = await startBoss({ supervise: true, schedule: true });
  try {
    for (const { name, schedule } of queues)
      if (schedule) await boss.schedule(name, schedule, {}, { tz: 'UTC' });
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  const takers = queues.map((queue) => takeJobs(boss, queue));
  return {
    silentSeconds: () =>
      (performance.now() - Math.min(...takers.map((taker) => taker.lastRoundAt()))) / 1_000,
    stop: async () => {
      await Promise.all(takers.map((taker) => taker.stop(STOP_MS)));
      await boss.stop({ graceful: false });
    },
  };
}

/** Creates the queue tables and queues, as the owner of the database; called by every migration. */
export async function migrateJobs(queues: readonly Queue[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: config.databaseOwnerUrl,
    max: 2,
    supervise: false,
    schedule: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue migration'));
  await boss.start();
  try {
    for (const { name, rules } of queues) {
      const { heartbeatSeconds, ...wanted } = { ...DEFAULT_RULES, ...rules };
      if (await boss.getQueue(name)) await boss.updateQueue(name, { ...wanted, heartbeatSeconds });
      else await boss.createQueue(name, heartbeatSeconds ? { ...wanted, heartbeatSeconds } : wanted);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Stops the instance that `enqueue` started. */
export async function closeJobs(): Promise<void> {
  const boss = await sender?.catch(() => undefined);
  sender = undefined;
  await boss?.stop({ graceful: false });
}
