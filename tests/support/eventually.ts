import { setTimeout as sleep } from 'node:timers/promises';

/** A busy machine gets so many times the seconds that a promise names; before a release, none more than those. */
const PATIENCE = process.env['TEST_LONG'] ? 1 : 4;

/** Asks again until the answer is not null or undefined or false. @throws after `seconds`, with the last error. */
export async function eventually<T>(
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  seconds = 10,
): Promise<T> {
  const until = Date.now() + seconds * PATIENCE * 1000;
  let last: unknown = 'it never held';
  while (Date.now() < until) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
    } catch (error) {
      last = error;
    }
    await sleep(25);
  }
  throw new Error(`waited ${seconds * PATIENCE} s in vain`, { cause: last });
}
