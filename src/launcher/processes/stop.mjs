import { stopEverything } from './children.mjs';
import { watchParents } from './watch-parents.mjs';

/** The terminal and npm both pass on one Ctrl-C: a second signal within this time is the same one. */
const SAME_SIGNAL_MS = 400;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs servers until a signal comes or the npm that started this process dies. Then everything is stopped in order, also
 * what is still starting; a second signal shortens the wait.
 * @param {import('../progress.mjs').Progress} progress
 * @param {() => Promise<void>} open starts the servers
 * @returns {Promise<never>}
 * @throws what `open` throws, after everything is stopped
 */
export async function runUntilStopped(progress, open) {
  const stopped = stopRequested();
  const opening = open();
  try {
    await Promise.race([opening.then(() => stopped), stopped]);
  } catch (error) {
    await stopEverything(true);
    throw error;
  }
  opening.catch(() => {}); // it fails, because what it waits for is being stopped
  const start = Date.now();
  progress.report('stopping', 'requests and jobs under way finish first; Ctrl-C again to stop at once');
  await stopEverything();
  progress.report('stopped', `(${((Date.now() - start) / 1000).toFixed(1)} s)`);
  process.exit(0);
}

/** For a command without servers of its own: it exits on a signal, and the watchdog ends what it had started. */
export function exitWhenStopped() {
  const exit = () => process.exit(130);
  for (const signal of SIGNALS) process.once(signal, exit);
  watchParents(exit);
}

/** @returns {Promise<void>} resolves at the first request to stop; the next one stops everything at once */
function stopRequested() {
  return new Promise((resolve) => {
    let first = 0;
    const request = () => {
      if (first === 0) {
        first = Date.now();
        resolve();
      } else if (Date.now() - first > SAME_SIGNAL_MS) stopEverything(true);
    };
    for (const signal of SIGNALS) process.on(signal, request);
    watchParents(request);
  });
}
