import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { ShopError } from './errors.ts';
import { fromRedis, redisClient } from './redis.ts';

/** So many times in so many seconds, counted in Redis under `rate_limit:<what>:<who>`. */
export interface Limit {
  readonly what: string;
  readonly times: number;
  readonly seconds: number;
}

/** Asked for too often: 429, and when to come back. */
export class TooMany extends ShopError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number, message: string) {
    super('too_many', 429, message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * Counts one time. Without Redis this process counts by itself, so that a limit holds then too. A window begins with its
 * first time and is never lengthened by trying on.
 * @returns 0 when it is within the limit, else the seconds until it is again.
 */
export async function countTime(limit: Limit, who: string): Promise<number> {
  const { shared, own } = limitersOf(limit);
  const key = keyOf(who);
  const counted = shared ? await fromRedis(() => consume(shared, key)) : null;
  return counted ?? (await consume(own, key));
}

/** Takes back a time that turned out not to count. */
export async function uncountTime(limit: Limit, who: string): Promise<void> {
  const { shared, own } = limitersOf(limit);
  const key = keyOf(who);
  const done = shared ? await fromRedis(() => shared.reward(key)) : null;
  if (!done && (await own.get(key))) await own.reward(key);
}

/** Seconds until the limit lets through again, without counting; 0 when it does now. */
export async function secondsLeft(limit: Limit, who: string): Promise<number> {
  const { shared, own } = limitersOf(limit);
  const key = keyOf(who);
  const counted = shared ? await fromRedis(() => look(shared, key, limit)) : null;
  return counted ?? (await look(own, key, limit));
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

async function look(limiter: Limiter, key: string, { times }: Limit): Promise<number> {
  const state = await limiter.get(key);
  return state && state.consumedPoints >= times ? secondsOf(state) : 0;
}

function secondsOf(state: RateLimiterRes): number {
  return Math.max(1, Math.ceil(state.msBeforeNext / 1000));
}

const made = new Map<string, { shared: RateLimiterRedis | null; own: RateLimiterMemory }>();

function limitersOf({ what, times, seconds }: Limit) {
  const present = made.get(what);
  if (present) return present;
  const rules = { keyPrefix: `rate_limit:${what}`, points: times, duration: seconds };
  const shared = redisClient
    ? new RateLimiterRedis({ ...rules, storeClient: redisClient, useRedisPackage: true })
    : null;
  const limiters = { shared, own: new RateLimiterMemory(rules) };
  made.set(what, limiters);
  return limiters;
}

/** A key of harmless characters and bounded length, that tells nobody's address. */
function keyOf(who: string): string {
  return /^[a-z0-9.:/_-]{1,64}$/.test(who) ? who : createHash('sha256').update(who).digest('base64url');
}
