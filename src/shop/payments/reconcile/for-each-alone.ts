import { isUnavailable } from '#lib/errors.ts';

/**
 * Does something with each, one after the other. An error stops no other and is thrown at the end, except that a service is
 * unavailable: that stops them all.
 */
export async function forEachAlone<T>(all: Iterable<T>, work: (one: T) => Promise<unknown>): Promise<void> {
  let failure: unknown;
  for (const one of all) {
    try {
      await work(one);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      failure = error;
    }
  }
  if (failure) throw failure;
}
