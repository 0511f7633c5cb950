import { setTimeout as sleep } from 'node:timers/promises';
import { config } from '#lib/config.ts';
import { jobsDb } from '#lib/db.ts';
import { startWorker, type Worker } from '#lib/jobs.ts';
import { log } from '#lib/logging/log.ts';
import { queues } from '#shop/jobs/queues.ts';

/** Runs the jobs until it is stopped. Waits for a database that is not available yet. */
export function runJobs(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const started = startWhenReady(stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await (await started)?.stop();
    },
  };
}

async function startWhenReady(signal: AbortSignal): Promise<Worker | null> {
  const allQueues = queues(jobsDb, { origin: config.publicOrigin, secret: config.authSecret });
  for (let wait = 200; !signal.aborted; wait = Math.min(wait * 2, 5_000)) {
    try {
      return await startWorker(allQueues);
    } catch (error) {
      log.warn({ err: error }, 'the jobs cannot start yet');
      await sleep(wait, undefined, { signal }).catch(() => {});
    }
  }
  return null;
}
