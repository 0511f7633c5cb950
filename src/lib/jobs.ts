import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import { config } from './config.ts';
import { prepareStatement } from './db/prepared-statements.ts';
import { queryPool } from './db/retrying-pool.ts';
import { type Db, pools } from './db.ts';
import { log } from './logging/log.ts';

/** What a queue does with its jobs. Delays and limits in seconds. */
export interface QueueRules {
  readonly retryLimit: number;
  readonly retryDelay: number;
  readonly retryBackoff: boolean;
  readonly retryDelayMax: number;
  /** After this long a job whose worker died is run again. */
  readonly expireInSeconds: number;
}

export const DEFAULT_RULES: QueueRules = {
  retryLimit: 12,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 60,
};

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

/** What a worker asks for every job is prepared; the rest is asked seldom. */
const FOR_EVERY_JOB = /^\s*with (next|results) as/i;

function runOnPool(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  if (FOR_EVERY_JOB.test(text)) prepareStatement(text);
  return queryPool(pools.jobs, text, values);
}

async function startBoss(options: { supervise: boolean; schedule: boolean }): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: runOnPool },
    migrate: false,
    createSchema: false,
    ...options,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'job queue'));
  await boss.start();
  return boss;
}

export interface Queue {
  readonly name: string;
  readonly rules?: Partial<QueueRules>;
  /** Five-field cron expression in UTC, for work on a schedule. */
  readonly schedule?: string;
  /** Must be safe to run twice: a worker may die after the work and before it is recorded. */
  readonly run: (data: Record<string, unknown>) => Promise<void>;
}

export interface Worker {
  stop(): Promise<void>;
}

/** Runs jobs until stopped; `stop` waits for running jobs, 10 s at most. */
export async function startWorker(queues: readonly Queue[]): Promise<Worker> {
  const boss = await startBoss({ supervise: true, schedule: true });
  for (const queue of queues) {
    if (queue.schedule) await boss.schedule(queue.name, queue.schedule, {}, { tz: 'UTC' });
    await boss.work(
      queue.name,
      { batchSize: 1, localConcurrency: 2, pollingIntervalSeconds: 0.5 },
      async (jobs) => {
        for (const job of jobs) await runJob(queue, job);
      },
    );
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000 }) };
}

async function runJob(queue: Queue, job: { id: string; data: unknown }): Promise<void> {
  try {
    await queue.run((job.data ?? {}) as Record<string, unknown>);
  } catch (error) {
    log.warn({ err: error, queue: queue.name, job: job.id }, 'job failed');
    throw error;
  }
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
      const wanted = { ...DEFAULT_RULES, ...rules };
      if (await boss.getQueue(name)) await boss.updateQueue(name, wanted);
      else await boss.createQueue(name, wanted);
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
