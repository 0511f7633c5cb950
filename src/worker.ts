import { ConfigError } from '#lib/config-error.ts';
import { endWithParent } from '#lib/end-with-parent.ts';

endWithParent();
try {
  await work();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Runs the jobs until it is stopped; running jobs finish first. */
async function work(): Promise<void> {
  const { log } = await import('#lib/logging/log.ts');
  const { runJobs } = await import('./run-jobs.ts');
  const { closeDb } = await import('#lib/db.ts');
  const { closeJobs } = await import('#lib/jobs.ts');
  const jobs = runJobs();
  log.info('the worker takes jobs');
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    await jobs.stop();
    await closeJobs();
    await closeDb();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop());
}
