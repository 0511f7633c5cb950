import { PgBoss } from 'pg-boss';
import { jobsDb, pools } from '#lib/db.ts';
import { queues } from '#shop/jobs/queues.ts';
import { ORIGIN } from './checkout-fixtures.ts';

/**
 * Works off the jobs that wait in this file's database, also those that are to wait longer, until there are none.
 * @returns how many ran.
 */
export async function runJobs(...names: string[]): Promise<number> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pools.jobs.query(text, values) },
    ...{ migrate: false, createSchema: false, supervise: false, schedule: false },
  });
  await boss.start();
  const wanted = queues(jobsDb, { origin: ORIGIN, secret: 'only-for-this-test-and-long-enough' }).filter(
    ({ name }) => names.includes(name),
  );
  let count = 0;
  for (const queue of wanted) {
    for (;;) {
      const jobs = await boss.fetch<Record<string, unknown>>(queue.name, {
        batchSize: 20,
        ignoreStartAfter: true,
      });
      for (const job of jobs) {
        await queue.run(job.data);
        await boss.complete(queue.name, job.id);
        count++;
      }
      if (jobs.length === 0) break;
    }
  }
  await boss.stop({ graceful: false });
  return count;
}
