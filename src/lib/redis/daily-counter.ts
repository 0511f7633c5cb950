import { now } from '../clock.ts';
import { fromRedis } from '../redis.ts';

const KEPT_SECONDS = 3 * 86_400;

/** Counts something of today under `counter:<name>:<day>`, for whoever watches; lost without Redis, and nothing depends on it. */
export async function countUp(name: string): Promise<void> {
  const key = keyOf(name);
  await fromRedis((redis) => redis.multi().incr(key).expire(key, KEPT_SECONDS).exec());
}

/** How often it happened today; null when Redis does not say. */
export async function countedToday(name: string): Promise<number | null> {
  const text = await fromRedis((redis) => redis.get(keyOf(name)));
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function keyOf(name: string): string {
  return `counter:${name}:${now().toISOString().slice(0, 10)}`;
}
