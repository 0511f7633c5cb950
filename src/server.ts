import cluster from 'node:cluster';
import { ConfigError } from '#lib/config-error.ts';

/** Seconds that requests under way get to finish after SIGTERM. */
const DRAIN_SECONDS = 6;

try {
  await open();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

/** Opens the web door, in one process or in several on the same port. */
async function open(): Promise<void> {
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

/** Serves, until told to stop; with `JOBS=inline` the jobs run beside it. */
async function serve(): Promise<void> {
  const { config } = await import('#lib/config.ts');
  const { log } = await import('#lib/logging/log.ts');
  const { openApp } = await import('#web/http/app.ts');
  const { createHardenedServer, listen } = await import('#web/http/listen.ts');
  const { createRequestHandler } = await import('#web/http/request-handler.ts');
  const { underWay } = await import('#web/http/request-log.ts');
  let isDraining = false;
  const house = await openApp(new URL('../dist/', import.meta.url), () => isDraining);
  const server = createHardenedServer(createRequestHandler(house));
  if (await comesWhileOthersServe()) await (await import('#web/http/warm-up.ts')).warmUp(house);
  await listen(server, config.port, config.host);
  log.info({ port: config.port, host: config.host }, `the shop is open at ${config.publicOrigin}`);
  const jobs = config.jobs === 'inline' ? await startJobs() : null;
  const stop = async (why: string) => {
    if (isDraining) process.exit(1);
    isDraining = true;
    log.info(`${why}: closing`);
    const { drain } = await import('#web/http/drain.ts');
    await drain(server, underWay, DRAIN_SECONDS);
    await closeAll(house, jobs);
    process.exit(0);
  };
  await handleSignals(stop);
}

async function comesWhileOthersServe(): Promise<boolean> {
  if (!cluster.isWorker) return false;
  const { WARM } = await import('#web/http/processes.ts');
  return process.argv.includes(WARM);
}

/** One of several obeys the first process alone: a Ctrl-C in a terminal reaches all of them at once. */
async function handleSignals(stop: (why: string) => Promise<void>): Promise<void> {
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
  if (!cluster.isWorker) {
    for (const signal of signals) process.on(signal, () => void stop(signal));
    return;
  }
  const { DRAIN } = await import('#web/http/processes.ts');
  for (const signal of [...signals, 'SIGUSR2']) process.on(signal, () => {});
  process.on('message', (message) => void (message === DRAIN && stop('relieved')));
}

async function startJobs() {
  const { runJobs } = await import('./run-jobs.ts');
  return runJobs();
}

/** In this order: no new jobs, then the wires. */
async function closeAll(house: { close(): Promise<void> }, jobs: { stop(): Promise<void> } | null) {
  const [{ closeDb }, { closeJobs }, { closeMail }, { closeRedis }] = await Promise.all([
    import('#lib/db.ts'),
    import('#lib/jobs.ts'),
    import('#lib/mail.ts'),
    import('#lib/redis.ts'),
  ]);
  await jobs?.stop();
  await house.close();
  await closeJobs();
  await closeDb();
  closeMail();
  closeRedis();
}
