import { setTimeout as sleep } from 'node:timers/promises';
import { config } from '#lib/config.ts';
import { jobsDb } from '#lib/db.ts';
import { startWorker, type Worker } from '#lib/jobs.ts';
import { log } from '#lib/logging/log.ts';
import { queues } from '#shop/jobs/queues.ts';

/** Works through the jobs until stopped; a database that is away is waited for. */
export function runJobs(): { stop(): Promise<void> } {
  const ending = new AbortController();
  const started = runCommand(ending.signal);
  return {
    stop: async () => {
      ending.abort();
      await (await started)?.stop();
    },
  };
}

async function runCommand(signal: AbortSignal): Promise<Worker | null> {
  const wanted = queues(jobsDb, { origin: config.publicOrigin, secret: config.authSecret });
  for (let wait = 200; !signal.aborted; wait = Math.min(wait * 2, 5_000)) {
    try {
      return await startWorker(wanted);
    } catch (error) {
      log.warn({ err: error }, 'the jobs cannot start yet');
      await sleep(wait, undefined, { signal }).catch(() => {});
    }
  }
  return null;
}
