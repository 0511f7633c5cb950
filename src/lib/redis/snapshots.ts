import { now } from '../clock.ts';
import { fromRedis, redisUninterruptedSince } from '../redis.ts';
import { invalidate } from './cache-aside.ts';

/** Maximum age of a snapshot, in seconds. */
const MAX_AGE_SECONDS = 60;
/** Longest snapshot read, in characters. */
const MAX_LENGTH = 4_096;

/**
 * The snapshot of a row of PostgreSQL under a key, if it is at most 60 s old and Redis was not interrupted since it was
 * stored: after an interruption it may hold what has been revoked meanwhile.
 * @param parse throws for a value of the wrong shape, which counts as absent.
 */
export async function readSnapshot<T>(key: string, parse: (value: unknown) => T): Promise<T | null> {
  const text = await fromRedis((redis) => redis.get(key));
  if (text === null || text.length > MAX_LENGTH) return null;
  try {
    const { at, value } = JSON.parse(text) as { at: unknown; value: unknown };
    const age = now().getTime() - Number(at);
    const isFresh = age >= 0 && age < MAX_AGE_SECONDS * 1000 && Number(at) > redisUninterruptedSince();
    return isFresh ? parse(value) : null;
  } catch {
    return null;
  }
}

/** Stores what was just read from PostgreSQL. @param at when the reading began. */
export async function storeSnapshot(key: string, value: unknown, at: Date): Promise<void> {
  await fromRedis((redis) =>
    redis.set(key, JSON.stringify({ at: at.getTime(), value }), { NX: true, EX: MAX_AGE_SECONDS }),
  );
}

/** Deletes snapshots; what is being read from PostgreSQL right now is not stored either. */
export async function deleteSnapshots(keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await invalidate(...keys);
}
