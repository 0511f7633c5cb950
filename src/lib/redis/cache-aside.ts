import { now } from '../clock.ts';
import { fromRedis, redisUninterruptedSince } from '../redis.ts';

/** Loads that run in this process now, so that simultaneous callers share one. */
const loading = new Map<string, Promise<unknown>>();

/**
 * An invalidated key holds this marker for some seconds, during which no value is stored under it: a load that began
 * before the invalidation may end after it with the old value.
 */
const INVALIDATED = '';
const INVALIDATED_SECONDS = 3;

/** What another process stored may be so far ahead: its clock is not quite ours. */
const CLOCKS_DIFFER_MS = 5_000;

/** Replaces a value that was found unusable, unless another process has changed it meanwhile. */
const REPLACE = `if redis.call('get', KEYS[1]) == ARGV[1] then
  return redis.call('set', KEYS[1], ARGV[2], 'EX', ARGV[3]) end return false`;

/**
 * Cache-aside: the value from Redis, else loaded once for all simultaneous callers and stored for `seconds`. A value of
 * the wrong shape (`parse` throws), stored before Redis was last interrupted, or by a clock ahead of ours, counts as absent
 * and is replaced.
 */
export async function cached<T>(
  key: string,
  seconds: number,
  parse: (value: unknown) => T,
  load: () => Promise<T>,
): Promise<T> {
  const text = await fromRedis((redis) => redis.get(key));
  const found = text ? tryParse(text, parse) : undefined;
  if (found !== undefined) return found.value;
  const running = loading.get(key) as Promise<T> | undefined;
  if (running) return running;
  const own = loadAndStore(key, seconds, text, load);
  loading.set(key, own);
  try {
    return await own;
  } finally {
    // After an invalidation another load may run under this key.
    if (loading.get(key) === own) loading.delete(key);
  }
}

/** Ends after the value is stored, so that every caller finds either the running load or the value. */
async function loadAndStore<T>(
  key: string,
  seconds: number,
  before: string | null,
  load: () => Promise<T>,
): Promise<T> {
  const at = now().getTime();
  const value = await load();
  if (before === INVALIDATED) return value;
  const text = JSON.stringify({ at, value });
  await fromRedis((redis) =>
    before === null
      ? redis.set(key, text, { NX: true, EX: seconds })
      : redis.eval(REPLACE, { keys: [key], arguments: [before, text, String(seconds)] }),
  );
  return value;
}

/**
 * Invalidates keys; called after the commit of what changed. Values that were loaded before are not stored any more.
 * Where Redis does not answer, this process ignores what it finds there once Redis is back.
 */
export async function invalidate(...keys: string[]): Promise<void> {
  for (const key of keys) loading.delete(key);
  await fromRedis(async (redis) => {
    await Promise.all(keys.map((key) => redis.setEx(key, INVALIDATED_SECONDS, INVALIDATED)));
  });
}

function tryParse<T>(text: string, parse: (value: unknown) => T): { value: T } | undefined {
  try {
    const { at, value } = JSON.parse(text) as { at: unknown; value: unknown };
    const isKnown =
      Number(at) > redisUninterruptedSince() && Number(at) <= now().getTime() + CLOCKS_DIFFER_MS;
    return isKnown ? { value: parse(value) } : undefined;
  } catch {
    return undefined;
  }
}
