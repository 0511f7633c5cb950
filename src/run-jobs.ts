import { config } from '#lib/config.ts';
import { jobsDb } from '#lib/db.ts';
import { keepWorking, type Work } from '#lib/jobs/keep-working.ts';
import { startWorker } from '#lib/jobs.ts';
import { queues } from '#shop/jobs/queues.ts';

/** Runs the jobs until it is stopped. */
export function runJobs(): Work {
  const allQueues = queues(jobsDb, { origin: config.publicOrigin, secret: config.authSecret });
  return keepWorking(() => startWorker(allQueues));
}
