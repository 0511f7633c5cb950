import { config } from '#lib/config.ts';
import { jobsDb } from '#lib/db.ts';
import { keepWorking, type Work } from '#lib/jobs/keep-working.ts';
import { startWorker } from '#lib/jobs.ts';
import { queues } from '#shop/jobs/queues.ts';
import { followSettings } from '#shop/settings/current.ts';

/** Runs the jobs until it is stopped. */
export async function runJobs(): Promise<Work> {
  const leaveSettings = await followSettings(jobsDb);
  const allQueues = queues(jobsDb, { origin: config.publicOrigin, secret: config.authSecret });
  const work = keepWorking(() => startWorker(allQueues));
  return {
    ...work,
    stop: async () => {
      leaveSettings();
      await work.stop();
    },
  };
}
