import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from '../jobs.ts';
import { log } from '../logging/log.ts';

/** A worker without a finished round for so many seconds is silent, and replaced. */
const SILENT_SECONDS = 60;
/** How often that is looked at. */
const CHECK_MS = 5_000;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

export interface Work {
  isSilent(): boolean;
  stop(): Promise<void>;
}

let current: Work | undefined;

/** For health answers: whether this process runs the jobs, and whether they advance. */
export function jobsState(): 'off' | 'running' | 'silent' {
  if (!current) return 'off';
  return current.isSilent() ? 'silent' : 'running';
}

/**
 * Keeps a worker running until stopped: waits for a database that is not available yet, and replaces a worker that took
 * no round for 60 s.
 * @param start starts a worker. @param options seconds and milliseconds, shorter in tests.
 */
export function keepWorking(
  start: () => Promise<Worker>,
  { silentSeconds = SILENT_SECONDS, checkMs = CHECK_MS } = {},
): Work {
  const stopping = new AbortController();
  const { signal } = stopping;
  let worker: Worker | null = null;
  // Since when there has been no worker, while there is none.
  let since = performance.now();
  const silentFor = () => worker?.silentSeconds() ?? (performance.now() - since) / 1_000;
  const run = async () => {
    while (!signal.aborted) {
      worker = await startWhenReady(start, signal);
      while (worker && !signal.aborted && worker.silentSeconds() <= silentSeconds)
        await pause(checkMs, signal);
      if (signal.aborted || !worker) break;
      log.error({ seconds: silentSeconds }, 'the jobs took no round for long: their worker is replaced');
      worker.stop().catch((err: unknown) => log.warn({ err }, 'a silent worker could not be stopped'));
      worker = null;
      since = performance.now();
    }
  };
  const running = run();
  const work: Work = {
    isSilent: () => silentFor() > silentSeconds,
    stop: async () => {
      stopping.abort();
      if (current === work) current = undefined;
      await running;
      await worker?.stop();
    },
  };
  current = work;
  return work;
}

async function startWhenReady(start: () => Promise<Worker>, signal: AbortSignal): Promise<Worker | null> {
  for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await start();
    } catch (error) {
      log.warn({ err: error }, 'the jobs cannot start yet');
      await pause(wait, signal);
    }
  }
  return null;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}
