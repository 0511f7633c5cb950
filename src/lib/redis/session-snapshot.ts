import { now } from '../clock.ts';
import { fromRedis, redisCalmSince } from '../redis.ts';
import { forget } from './cache-aside.ts';

/** Oldest snapshot shown, in seconds. */
const SECONDS = 60;

/**
 * What Redis remembers under a key, if it is at most 60 s old and Redis has answered without a gap since it was written:
 * a Redis that was away may come back with what has been revoked meanwhile.
 * @param parse throws for a value of the wrong shape, which counts as absent.
 */
export async function readSnapshot<T>(key: string, parse: (value: unknown) => T): Promise<T | null> {
  const text = await fromRedis((redis) => redis.get(key));
  if (text === null || text.length > 4_096) return null;
  try {
    const { at, value } = JSON.parse(text) as { at: unknown; value: unknown };
    const age = now().getTime() - Number(at);
    const isFresh = age >= 0 && age < SECONDS * 1000 && Number(at) > redisCalmSince();
    return isFresh ? parse(value) : null;
  } catch {
    return null;
  }
}

/** Remembers what was just read from PostgreSQL. @param at when the reading began. */
export async function keepSnapshot(key: string, value: unknown, at: Date): Promise<void> {
  await fromRedis((redis) =>
    redis.set(key, JSON.stringify({ at: at.getTime(), value }), { NX: true, EX: SECONDS }),
  );
}

/** Forgets snapshots, and keeps what is being read right now from being remembered. */
export async function dropSnapshots(keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await forget(...keys);
}
