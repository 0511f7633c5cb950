import { setTimeout as sleep } from 'node:timers/promises';
import type { PgBoss, Job as TypedJob } from 'pg-boss';
import { batchCalls } from '../batch-calls.ts';
import { log } from '../logging/log.ts';
import { DEFAULT_RULES, type Queue } from './queue.ts';

type Job = TypedJob<unknown>;

/** Milliseconds between two looks for new jobs. */
const POLL_MS = 500;
const DEFAULT_CONCURRENCY = 2;
/** How often the end of a job is written before the job is left to be run again. */
const SETTLE_TRIES = 4;

export interface Taker {
  /** When the last round ended well, in milliseconds since the process began. */
  lastRoundAt(): number;
  /** Takes no more jobs, and waits for the running ones, `ms` at most; what runs on is left to another worker. */
  stop(ms: number): Promise<void>;
}

/** Takes jobs of one queue, as many at once as it allows, until stopped. */
export function takeJobs(boss: PgBoss, queue: Queue): Taker {
  const most = queue.concurrency ?? DEFAULT_CONCURRENCY;
  const running = new Map<Job, Promise<void>>();
  const stopping = new AbortController();
  let lastRoundAt = performance.now();
  const complete = batchCalls(async (jobs: readonly Job[]) => {
    await settle(() => boss.complete(queue.name, [...jobs]));
    return jobs;
  });
  const start = (job: Job) => {
    const ended = runJob(boss, queue, job, complete).finally(() => running.delete(job));
    running.set(job, ended);
  };
  const round = async () => {
    const free = most - running.size;
    const jobs = free > 0 ? await boss.fetch(queue.name, { batchSize: free }) : [];
    lastRoundAt = performance.now();
    jobs.forEach(start);
    // More may wait: the next round is as soon as half of the places are free.
    if (jobs.length === free) await half(running, most);
    else await sleep(POLL_MS, undefined, { signal: stopping.signal }).catch(() => {});
  };
  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        await round();
      } catch (error) {
        log.warn({ err: error, queue: queue.name }, 'no jobs could be taken');
        await sleep(POLL_MS);
      }
    }
  };
  const looping = loop();
  const heartbeat = beat(boss, queue, running);
  return {
    lastRoundAt: () => lastRoundAt,
    stop: async (ms) => {
      stopping.abort();
      const all = (async () => {
        await looping;
        await Promise.all(running.values());
      })();
      await Promise.race([all, sleep(ms, undefined, { ref: false })]);
      clearInterval(heartbeat);
      if (running.size === 0) return;
      const left = [...running.keys()];
      await settle(() => boss.fail(queue.name, left, new Error('its worker was stopped'))).catch(() => {});
    },
  };
}

/** Waits until half of the places are free, or until the next poll is due. */
async function half(running: ReadonlyMap<Job, Promise<void>>, most: number): Promise<void> {
  const due = sleep(POLL_MS);
  while (running.size > most / 2) {
    if ((await Promise.race([due.then(() => 'due'), ...running.values()])) === 'due') return;
  }
}

function beat(
  boss: PgBoss,
  { name, rules }: Queue,
  running: ReadonlyMap<Job, Promise<void>>,
): NodeJS.Timeout | undefined {
  if (!rules?.heartbeatSeconds) return;
  const touch = () => {
    if (running.size === 0) return;
    boss
      .touch(name, [...running.keys()])
      .catch((err: unknown) => log.warn({ err, queue: name }, 'heartbeat'));
  };
  return setInterval(touch, (rules.heartbeatSeconds * 1_000) / 3).unref();
}

async function runJob(
  boss: PgBoss,
  queue: Queue,
  job: Job,
  complete: (job: Job) => Promise<Job>,
): Promise<void> {
  try {
    const done = queue.run((job.data ?? {}) as Record<string, unknown>);
    await inTime(done, queue.rules?.expireInSeconds ?? DEFAULT_RULES.expireInSeconds);
  } catch (error) {
    log.warn({ err: error, queue: queue.name, job: job.id }, 'job failed');
    await settle(() => boss.fail(queue.name, [job], error as object)).catch((err: unknown) =>
      notSettled(err, queue),
    );
    return;
  }
  await complete(job).catch((error: unknown) => notSettled(error, queue));
}

function notSettled(err: unknown, { name }: Queue): void {
  log.warn({ err, queue: name }, 'the end of a job could not be written; it is run again');
}

/** @throws when the work takes longer; it may go on unseen. */
async function inTime(work: Promise<void>, seconds: number): Promise<void> {
  const limit = new AbortController();
  const late = sleep(seconds * 1_000, undefined, { signal: limit.signal }).then(() => {
    throw new Error(`the job took longer than ${seconds} s`);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    limit.abort();
    late.catch(() => {});
  }
}

/** Repeats the write of a job's end, which changes nothing the second time. */
async function settle(write: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return void (await write());
    } catch (error) {
      if (attempt === SETTLE_TRIES) throw error;
      await sleep(attempt * 500);
    }
  }
}
