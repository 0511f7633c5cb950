import cluster from 'node:cluster';
import { ConfigError } from '#lib/config-error.ts';
import { endWithParent } from '#lib/end-with-parent.ts';

/** Seconds that open requests may take to finish after SIGTERM. */
const DRAIN_SECONDS = 6;

endWithParent();
try {
  await start();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

/** Starts the web server, in one process or in several on the same port. */
async function start(): Promise<void> {
  const { config } = await import('#lib/config.ts');
  const { handleUncaughtErrors } = await import('#web/http/uncaught-errors.ts');
  handleUncaughtErrors();
  if (config.webProcesses === 1 || cluster.isWorker) return serve();
  const [{ superviseProcesses }, { serveMetrics }, { gatherClusterMetrics }] = await Promise.all([
    import('#web/http/processes.ts'),
    import('#lib/metrics/server.ts'),
    import('#lib/metrics/cluster.ts'),
  ]);
  if (config.metricsPort) await serveMetrics(config.metricsPort, config.host, gatherClusterMetrics);
  await superviseProcesses(config.webProcesses);
}

/** Serves until it is stopped; with `JOBS=inline` it runs the jobs as well. */
async function serve(): Promise<void> {
  const { config } = await import('#lib/config.ts');
  const { log } = await import('#lib/logging/log.ts');
  const { openApp } = await import('#web/http/app.ts');
  const { createHardenedServer, listen } = await import('#web/http/listen.ts');
  const { createRequestHandler } = await import('#web/http/request-handler.ts');
  const { openResponses } = await import('#web/http/request-log.ts');
  const { directRoutes } = await import('./direct-routes.ts');
  let isDraining = false;
  const app = await openApp(new URL('../dist/', import.meta.url), directRoutes, () => isDraining);
  const server = createHardenedServer(createRequestHandler(app));
  if (await replacesAnother()) await (await import('#web/http/warm-up.ts')).warmUp(app);
  await listen(server, config.port, config.host);
  log.info({ port: config.port, host: config.host }, `the shop is open at ${config.publicOrigin}`);
  let jobs: Awaited<ReturnType<typeof startJobs>> | null = null;
  const stop = async (why: string) => {
    if (isDraining) process.exit(1);
    isDraining = true;
    log.info(`${why}: closing`);
    const { drain } = await import('#web/http/drain.ts');
    await drain(server, openResponses, DRAIN_SECONDS);
    await closeAll(app, jobs);
    process.exit(0);
  };
  // Before the jobs are started, which takes a while: a signal then would end the requests under way.
  await stopOnSignal(stop);
  if (config.jobs === 'inline') jobs = await startJobs();
}

/** Whether it is a worker that starts while others serve. */
async function replacesAnother(): Promise<boolean> {
  if (!cluster.isWorker) return false;
  const { WARM_UP } = await import('#web/http/processes.ts');
  return process.argv.includes(WARM_UP);
}

/** A worker process is stopped by the primary only: a Ctrl-C in a terminal sends the signal to every process. */
async function stopOnSignal(stop: (why: string) => Promise<void>): Promise<void> {
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
  if (!cluster.isWorker) {
    for (const signal of signals) process.on(signal, () => void stop(signal));
    return;
  }
  const { DRAIN } = await import('#web/http/processes.ts');
  for (const signal of [...signals, 'SIGUSR2']) process.on(signal, () => {});
  process.on('message', (message) => void (message === DRAIN && stop('asked by the primary')));
}

async function startJobs() {
  const { runJobs } = await import('./run-jobs.ts');
  return runJobs();
}

/** The jobs first: they need the connections. */
async function closeAll(app: { close(): Promise<void> }, jobs: { stop(): Promise<void> } | null) {
  const [{ closeDb }, { closeFiles }, { closeJobs }, { closeMail }, { closeRedis }] = await Promise.all([
    import('#lib/db.ts'),
    import('#lib/files.ts'),
    import('#lib/jobs.ts'),
    import('#lib/mail.ts'),
    import('#lib/redis.ts'),
  ]);
  await jobs?.stop();
  await app.close();
  await closeJobs();
  await closeFiles();
  await closeDb();
  closeMail();
  closeRedis();
}
