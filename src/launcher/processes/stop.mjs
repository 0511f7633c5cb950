import { stopEverything } from './children.mjs';
import { watchParents } from './watch-parents.mjs';

/** A terminal and npm each pass on the same Ctrl-C. */
const SAME_KEYPRESS = 400;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Opens something and keeps it open until the end is asked for: by a signal, or by the death of the npm that runs us.
 * Then everything is stopped in order, also when it was only half open; a second signal hurries it.
 * @param {import('../progress.mjs').Teller} say
 * @param {() => Promise<void>} open
 * @returns {Promise<never>}
 * @throws what `open` throws, when everything is stopped
 */
export async function runUntilStopped(say, open) {
  const asked = endAsked();
  const opening = open();
  try {
    await Promise.race([opening.then(() => asked), asked]);
  } catch (error) {
    await stopEverything(true);
    throw error;
  }
  opening.catch(() => {}); // it fails because what it waits for is being stopped
  const start = Date.now();
  say.tell('stopping', 'requests and jobs in flight finish first; Ctrl-C again to hurry');
  await stopEverything();
  say.tell('stopped', `(${((Date.now() - start) / 1000).toFixed(1)} s)`);
  process.exit(0);
}

/** For a command that only has to be ended: what it started goes with it, the watchdog sees to that. */
export function leaveWhenStopped() {
  const leave = () => process.exit(130);
  for (const signal of SIGNALS) process.once(signal, leave);
  watchParents(leave);
}

/** @returns {Promise<void>} when somebody asks for the end; whoever asks again wants it quickly */
function endAsked() {
  return new Promise((resolve) => {
    let first = 0;
    const ask = () => {
      if (first === 0) {
        first = Date.now();
        resolve();
      } else if (Date.now() - first > SAME_KEYPRESS) stopEverything(true);
    };
    for (const signal of SIGNALS) process.on(signal, ask);
    watchParents(ask);
  });
}
