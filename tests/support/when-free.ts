import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does the work, again where the shop had no database connection or no time left for it: a visitor would be told to come
 * again, and Stripe would send its event again.
 * @throws what the work throws otherwise
 */
export async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isRefusal =
        error instanceof Error &&
        /is unavailable|timeout exceeded|due to (statement|lock) timeout/.test(error.message);
      if (!isRefusal) throw error;
      await sleep(50);
    }
  }
}
