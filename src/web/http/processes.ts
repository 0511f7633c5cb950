import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '#lib/config-error.ts';
import { log } from '#lib/logging/log.ts';

/** What the first process tells another to finish its requests and end. */
export const DRAIN = 'drain';
/** The argument of a process that comes while others serve: it has the time to warm up first. */
export const WARM = '--warm-up-first';
/** Milliseconds until a process that does not end is ended. */
const PATIENCE_MS = 9_500;

interface ProcessGroup {
  /** Listening, and not told to go. */
  readonly hands: Set<Worker>;
  isEnding: boolean;
}

/**
 * Keeps several processes on one port. This one takes the connections and deals them out, so none is lost while a
 * process comes or goes; one that dies is replaced. SIGUSR2 replaces all of them one by one; SIGTERM, SIGINT and
 * SIGHUP end all, a second one at once.
 */
export async function superviseProcesses(size: number): Promise<void> {
  const crew: ProcessGroup = { hands: new Set(), isEnding: false };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => void (crew.isEnding ? endNow() : endCrew(crew)));
  await Promise.all(Array.from({ length: size }, () => enlist(crew)));
  let relief = Promise.resolve();
  process.on('SIGUSR2', () => {
    relief = relief.then(() => relieve(crew)).catch((err) => log.error({ err }, 'the old processes stay'));
  });
}

/** Starts a process. @returns when it listens. @throws ConfigError when it ends before. */
function enlist(crew: ProcessGroup): Promise<void> {
  cluster.setupPrimary({ args: crew.hands.size > 0 ? [WARM] : [] });
  const worker = cluster.fork();
  return new Promise((resolve, reject) => {
    worker.once('listening', () => {
      crew.hands.add(worker);
      resolve();
    });
    worker.once('exit', (code, signal) => {
      reject(new ConfigError(`A process of the shop ended before it was open (${signal ?? code}).`));
      if (crew.hands.delete(worker) && !crew.isEnding) void replace(crew, worker, signal ?? code);
    });
  });
}

async function replace(crew: ProcessGroup, lost: Worker, why: string | number): Promise<void> {
  log.error({ pid: lost.process.pid, why }, 'a process of the shop died; another takes its place');
  for (let wait = 100; !crew.isEnding; wait = Math.min(wait * 2, 5_000)) {
    try {
      return await enlist(crew);
    } catch {
      await sleep(wait);
    }
  }
}

/** A new process for every old one; an old one goes only when the new one is open. */
async function relieve(crew: ProcessGroup): Promise<void> {
  log.info('relieving every process of the shop');
  for (const old of [...crew.hands]) {
    if (crew.isEnding) return;
    await enlist(crew);
    crew.hands.delete(old);
    await dismiss(old);
  }
  log.info('every process of the shop is new');
}

async function endCrew(crew: ProcessGroup): Promise<void> {
  crew.isEnding = true;
  await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && dismiss(worker)));
  process.exit(0);
}

function dismiss(worker: Worker): Promise<void> {
  const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  if (worker.isDead()) return Promise.resolve();
  const force = setTimeout(() => worker.process.kill('SIGKILL'), PATIENCE_MS);
  worker.send(DRAIN);
  return gone.finally(() => clearTimeout(force));
}

function endNow(): never {
  for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGKILL');
  process.exit(1);
}
