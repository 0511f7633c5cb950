import { setTimeout as wait } from 'node:timers/promises';
import { isStopping } from './children.mjs';

const MIN_PAUSE_MS = 500;
const MAX_PAUSE_MS = 10_000;
/** A server that ran for this long starts again after the shortest pause. */
const STABLE_AFTER_MS = 30_000;

/**
 * Starts a server, and starts it again, after longer and longer pauses, whenever it ends by itself.
 * @template {import('./children.mjs').Child} T
 * @param {import('../progress.mjs').Progress} progress
 * @param {string} label
 * @param {(again: boolean) => Promise<T>} start resolves when the server answers
 * @returns {Promise<T>} the first process
 * @throws what the first start throws
 */
export async function supervise(progress, label, start) {
  const first = await start(false);
  restartWhenEnded(progress, label, start, first);
  return first;
}

/**
 * @param {import('../progress.mjs').Progress} progress
 * @param {string} label
 * @param {(again: boolean) => Promise<import('./children.mjs').Child>} start
 * @param {import('./children.mjs').Child} first
 */
async function restartWhenEnded(progress, label, start, first) {
  let current = first;
  let pause = MIN_PAUSE_MS;
  for (;;) {
    const startedAt = Date.now();
    const { code, signal } = await current.exited;
    if (isStopping()) return;
    if (Date.now() - startedAt > STABLE_AFTER_MS) pause = MIN_PAUSE_MS;
    progress.report(label, `ended by itself (${signal ?? `code ${code}`}); starting it again`);
    for (;;) {
      await wait(pause);
      if (isStopping()) return;
      pause = Math.min(pause * 2, MAX_PAUSE_MS);
      try {
        current = await start(true);
        break;
      } catch (error) {
        if (isStopping()) return;
        progress.report(label, /** @type {Error} */ (error).message);
      }
    }
    progress.report(label, 'started again');
  }
}
