import pLimit from 'p-limit';
import { Unavailable } from './errors.ts';

/**
 * Runs at most `places` works at a time, in the order they came; each waits at most `maxWaitMs` for its start.
 * In front of a small connection pool it makes a crowd wait where the pool would turn it away.
 * @throws (the function returned) Unavailable for a work that waited too long.
 */
export function createSemaphore(name: string, places: number, maxWaitMs: number) {
  const limit = pLimit(places);
  return <T>(work: () => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        reject(new Unavailable(name));
      }, maxWaitMs);
      const start = async () => {
        clearTimeout(timer);
        // Refused already: its entry in the queue only gives its place on.
        if (isLate) throw new Unavailable(name);
        return work();
      };
      limit(start).then(resolve, reject);
    });
}
