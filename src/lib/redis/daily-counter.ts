import { now } from '../clock.ts';
import { fromRedis } from '../redis.ts';

const KEPT_SECONDS = 3 * 86_400;

/** Counts one event of today under `counter:<name>:<day>`, for monitoring: without Redis it is lost, and nothing depends on it. */
export async function incrementDailyCount(name: string): Promise<void> {
  const key = keyOf(name);
  await fromRedis((redis) => redis.multi().incr(key).expire(key, KEPT_SECONDS).exec());
}

/** Today's count; null when Redis does not answer or holds none. */
export async function readDailyCount(name: string): Promise<number | null> {
  const text = await fromRedis((redis) => redis.get(keyOf(name)));
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function keyOf(name: string): string {
  return `counter:${name}:${now().toISOString().slice(0, 10)}`;
}
