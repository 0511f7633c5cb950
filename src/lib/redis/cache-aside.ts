import { now } from '../clock.ts';
import { fromRedis, redisCalmSince } from '../redis.ts';

/** Loads under way in this process, so that a crowd asks once. */
const underWay = new Map<string, Promise<unknown>>();

/** Seconds for which a forgotten key takes no value: longer than a load that began before may still run. */
const BARRED_SECONDS = 3;
const BARRED = '';

/** Writes a value where another one lies that nobody believes, unless it was changed meanwhile. */
const REPLACE = `if redis.call('get', KEYS[1]) == ARGV[1] then
  return redis.call('set', KEYS[1], ARGV[2], 'EX', ARGV[3]) end return false`;

/**
 * Cache-aside: the value from Redis, else loaded once for everybody who asks meanwhile and kept `seconds`. A value of the
 * wrong shape (`parse` throws), or from before Redis was last away, counts as absent and is written anew.
 */
export async function cached<T>(
  key: string,
  seconds: number,
  parse: (value: unknown) => T,
  load: () => Promise<T>,
): Promise<T> {
  const text = await fromRedis((redis) => redis.get(key));
  const kept = text ? tryParse(text, parse) : undefined;
  if (kept !== undefined) return kept.value;
  const running = underWay.get(key) as Promise<T> | undefined;
  if (running) return running;
  const loading = loadAndKeep(key, seconds, text, load);
  underWay.set(key, loading);
  try {
    return await loading;
  } finally {
    // Forgotten meanwhile, it may be somebody else's by now.
    if (underWay.get(key) === loading) underWay.delete(key);
  }
}

/** Under way until it is kept: whoever missed it before finds either the load or the value. */
async function loadAndKeep<T>(
  key: string,
  seconds: number,
  before: string | null,
  load: () => Promise<T>,
): Promise<T> {
  const at = now().getTime();
  const value = await load();
  if (before === BARRED) return value;
  const text = JSON.stringify({ at, value });
  await fromRedis((redis) =>
    before === null
      ? redis.set(key, text, { NX: true, EX: seconds })
      : redis.eval(REPLACE, { keys: [key], arguments: [before, text, String(seconds)] }),
  );
  return value;
}

/**
 * Forgets keys, and keeps what was loaded before from coming back; called after the commit of what changed. What cannot
 * be forgotten because Redis is away is not believed by this process when it is back.
 */
export async function forget(...keys: string[]): Promise<void> {
  for (const key of keys) underWay.delete(key);
  await fromRedis(async (redis) => {
    await Promise.all(keys.map((key) => redis.setEx(key, BARRED_SECONDS, BARRED)));
  });
}

function tryParse<T>(text: string, parse: (value: unknown) => T): { value: T } | undefined {
  try {
    const { at, value } = JSON.parse(text) as { at: unknown; value: unknown };
    return Number(at) > redisCalmSince() ? { value: parse(value) } : undefined;
  } catch {
    return undefined;
  }
}
