import { setTimeout as wait } from 'node:timers/promises';
import { isStopping } from './children.mjs';

const SHORTEST = 500;
const LONGEST = 10_000;
const HEALTHY_AFTER = 30_000;

/**
 * Keeps one server running: starts it, and starts it again, with growing pauses, whenever it ends by itself.
 * @template {import('./children.mjs').Child} T
 * @param {import('../progress.mjs').Teller} say
 * @param {string} label
 * @param {(again: boolean) => Promise<T>} start comes back when the server answers
 * @returns {Promise<T>} the first one
 * @throws whatever the first start throws
 */
export async function supervise(say, label, start) {
  const first = await start(false);
  watch(say, label, start, first);
  return first;
}

/**
 * @param {import('../progress.mjs').Teller} say
 * @param {string} label
 * @param {(again: boolean) => Promise<import('./children.mjs').Child>} start
 * @param {import('./children.mjs').Child} first
 */
async function watch(say, label, start, first) {
  let current = first;
  let pause = SHORTEST;
  for (;;) {
    const born = Date.now();
    const { code, signal } = await current.exited;
    if (isStopping()) return;
    if (Date.now() - born > HEALTHY_AFTER) pause = SHORTEST;
    say.tell(label, `ended by itself (${signal ?? `code ${code}`}); starting it again`);
    for (;;) {
      await wait(pause);
      if (isStopping()) return;
      pause = Math.min(pause * 2, LONGEST);
      try {
        current = await start(true);
        break;
      } catch (error) {
        if (isStopping()) return;
        say.tell(label, /** @type {Error} */ (error).message);
      }
    }
    say.tell(label, 'started again');
  }
}
