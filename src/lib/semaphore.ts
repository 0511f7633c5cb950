import { Unavailable } from './errors.ts';

/**
 * Lets `places` at a time through, in the order they came; the others wait for `patienceMs` at most.
 * A queue in front of a small connection pool: a crowd is served late rather than turned away.
 * @throws Unavailable for who waited too long.
 */
export function createSemaphore(name: string, places: number, patienceMs: number) {
  const waiting: (() => void)[] = [];
  let inside = 0;

  async function enter(): Promise<void> {
    if (inside < places) {
      inside++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const admit = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(admit), 1);
        reject(new Unavailable(name));
      }, patienceMs);
      waiting.push(admit);
    });
  }

  /** Hands the place on, or frees it. */
  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else inside--;
  }

  return async <T>(work: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
