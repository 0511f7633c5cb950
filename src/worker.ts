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
  const [
    { config },
    { log },
    { connectRedis },
    { followDatabaseClock, readDatabaseClock },
    { serveJobsHealth },
    { runJobs },
  ] = await Promise.all([
    import('#lib/config.ts'),
    import('#lib/logging/log.ts'),
    import('#lib/redis.ts'),
    import('#lib/db/follow-clock.ts'),
    import('#lib/jobs/health-server.ts'),
    import('./run-jobs.ts'),
  ]);
  connectRedis();
  await readDatabaseClock();
  followDatabaseClock();
  if (config.healthPort) await serveJobsHealth(config.healthPort, config.host);
  const jobs = await runJobs();
  log.info('the worker takes jobs');
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    await jobs.stop();
    await closeConnections();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop());
}

async function closeConnections(): Promise<void> {
  const [{ closeDb }, { closeJobs }, { closeMail }, { closeRedis }] = await Promise.all([
    import('#lib/db.ts'),
    import('#lib/jobs.ts'),
    import('#lib/mail.ts'),
    import('#lib/redis.ts'),
  ]);
  await closeJobs();
  await closeDb();
  closeMail();
  closeRedis();
}
