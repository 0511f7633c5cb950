import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { ShopError } from './errors.ts';
import { fromRedis, redisClient } from './redis.ts';

/** At most `times` attempts in `seconds`, counted in Redis under `rate_limit:<what>:<who>`. */
export interface Limit {
  readonly what: string;
  readonly times: number;
  readonly seconds: number;
}

/** 429: more attempts than the limit allows. */
export class TooManyRequests extends ShopError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number, message: string) {
    super('too_many', 429, message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * Counts one attempt. Without Redis this process counts alone, so that a limit holds then too. A window begins with its
 * first attempt, and further attempts do not lengthen it.
 * @returns 0 when the attempt is within the limit, else the seconds until the window ends.
 */
export async function countAttempt(limit: Limit, who: string): Promise<number> {
  const { shared, own } = limitersOf(limit);
  const key = keyOf(who);
  const counted = shared ? await fromRedis(() => consume(shared, key)) : null;
  return counted ?? (await consume(own, key));
}

/** Takes back an attempt that turned out not to count. */
export async function uncountAttempt(limit: Limit, who: string): Promise<void> {
  const { shared, own } = limitersOf(limit);
  const key = keyOf(who);
  const done = shared ? await fromRedis(() => shared.reward(key)) : null;
  if (!done && (await own.get(key))) await own.reward(key);
}

/** Seconds until an attempt is allowed again, without counting one; 0 when it is allowed now. */
export async function secondsUntilAllowed(limit: Limit, who: string): Promise<number> {
  const { shared, own } = limitersOf(limit);
  const key = keyOf(who);
  const counted = shared ? await fromRedis(() => secondsBlocked(shared, key, limit)) : null;
  return counted ?? (await secondsBlocked(own, key, limit));
}

type Limiter = RateLimiterMemory | RateLimiterRedis;

async function consume(limiter: Limiter, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return secondsOf(refusal);
    throw refusal;
  }
}

async function secondsBlocked(limiter: Limiter, key: string, { times }: Limit): Promise<number> {
  const state = await limiter.get(key);
  return state && state.consumedPoints >= times ? secondsOf(state) : 0;
}

function secondsOf(state: RateLimiterRes): number {
  return Math.max(1, Math.ceil(state.msBeforeNext / 1000));
}

const limitersByName = new Map<string, { shared: RateLimiterRedis | null; own: RateLimiterMemory }>();

function limitersOf({ what, times, seconds }: Limit) {
  const present = limitersByName.get(what);
  if (present) return present;
  const rules = { keyPrefix: `rate_limit:${what}`, points: times, duration: seconds };
  const shared = redisClient
    ? new RateLimiterRedis({ ...rules, storeClient: redisClient, useRedisPackage: true })
    : null;
  const limiters = { shared, own: new RateLimiterMemory(rules) };
  limitersByName.set(what, limiters);
  return limiters;
}

/** A key of safe characters and limited length; an e-mail address is hashed, since Redis must not hold it. */
function keyOf(who: string): string {
  return /^[a-z0-9.:/_-]{1,64}$/.test(who) ? who : createHash('sha256').update(who).digest('base64url');
}
