import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '#lib/config-error.ts';
import { log } from '#lib/logging/log.ts';

/** The message that tells a worker process to finish its requests and end. */
export const DRAIN = 'drain';
/** The argument of a process that starts while others serve: it has the time to warm up first. */
export const WARM_UP = '--warm-up-first';
/** Milliseconds until a process that does not end is killed. */
const STOP_TIMEOUT_MS = 9_500;

interface ProcessGroup {
  /** Listening, and not told to end. */
  readonly workers: Set<Worker>;
  isEnding: boolean;
}

/**
 * Runs several worker processes on one port. The primary accepts the connections and hands them to the workers, so none
 * is lost while a worker starts or ends; a worker that dies is restarted. SIGUSR2 replaces all workers one by one;
 * SIGTERM, SIGINT and SIGHUP end all, and a second such signal kills them.
 */
export async function superviseProcesses(size: number): Promise<void> {
  const group: ProcessGroup = { workers: new Set(), isEnding: false };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => void (group.isEnding ? killAll() : endAll(group)));
  await Promise.all(Array.from({ length: size }, () => startWorker(group)));
  let replacing = Promise.resolve();
  process.on('SIGUSR2', () => {
    replacing = replacing
      .then(() => replaceAll(group))
      .catch((err) => log.error({ err }, 'the processes could not be replaced'));
  });
}

/** Starts a worker. @returns when it listens. @throws ConfigError when it ends before. */
function startWorker(group: ProcessGroup): Promise<void> {
  cluster.setupPrimary({ args: group.workers.size > 0 ? [WARM_UP] : [] });
  const worker = cluster.fork();
  return new Promise((resolve, reject) => {
    worker.once('listening', () => {
      group.workers.add(worker);
      resolve();
    });
    worker.once('exit', (code, signal) => {
      reject(new ConfigError(`A process of the shop ended before it was open (${signal ?? code}).`));
      if (group.workers.delete(worker) && !group.isEnding) void restart(group, worker, signal ?? code);
    });
  });
}

/** Starts a worker in place of one that died, trying until it succeeds. */
async function restart(group: ProcessGroup, dead: Worker, why: string | number): Promise<void> {
  log.error({ pid: dead.process.pid, why }, 'a process of the shop died and is started again');
  for (let wait = 100; !group.isEnding; wait = Math.min(wait * 2, 5_000)) {
    try {
      return await startWorker(group);
    } catch {
      await sleep(wait);
    }
  }
}

/** Starts a new worker for every old one; an old one ends only when the new one listens. */
async function replaceAll(group: ProcessGroup): Promise<void> {
  log.info('replacing every process of the shop');
  for (const old of [...group.workers]) {
    if (group.isEnding) return;
    await startWorker(group);
    group.workers.delete(old);
    await endWorker(old);
  }
  log.info('every process of the shop is new');
}

async function endAll(group: ProcessGroup): Promise<void> {
  group.isEnding = true;
  await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && endWorker(worker)));
  process.exit(0);
}

function endWorker(worker: Worker): Promise<void> {
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  if (worker.isDead()) return Promise.resolve();
  const force = setTimeout(() => worker.process.kill('SIGKILL'), STOP_TIMEOUT_MS);
  worker.send(DRAIN);
  return ended.finally(() => clearTimeout(force));
}

function killAll(): never {
  for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGKILL');
  process.exit(1);
}
