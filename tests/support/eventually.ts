import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the answer is not null or undefined or false. @throws after `seconds`, with the last error. */
export async function eventually<T>(
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  seconds = 10,
): Promise<T> {
  const until = Date.now() + seconds * 1000;
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
  throw new Error(`waited ${seconds} s in vain`, { cause: last });
}
