import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { now } from './clock.ts';
import { config } from './config.ts';
import { log } from './logging/log.ts';

/** A page never waits longer for Redis than this. */
const TIMEOUT_MS = 150;
const timedOut = Symbol('no answer in time');

const client = config.redisUrl
  ? createClient({
      url: config.redisUrl,
      disableOfflineQueue: true,
      commandsQueueMaxLength: 1000,
      pingInterval: 1_000,
      socket: {
        // No page waits for a connection, so this may be longer.
        connectTimeout: 2_000,
        // The only time-out of a command that was already sent. Longer than the pause between two pings of a busy process,
        // which would otherwise count as silence of Redis.
        socketTimeout: 4_000,
        reconnectStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 6), 2_000),
      },
    })
  : null;

let isInterrupted = false;
let uninterruptedSince = now().getTime();
client?.on('error', (error) => {
  if (!isInterrupted) log.warn({ err: error }, 'redis does not answer; the shop goes on without it');
  isInterrupted = true;
});
client?.on('ready', () => {
  if (isInterrupted) log.info('redis is back');
  isInterrupted = false;
  uninterruptedSince = now().getTime();
});

export type Redis = NonNullable<typeof client>;

/** Starts connecting and returns at once: the shop does not wait for Redis. */
export function connectRedis(): void {
  client?.connect().catch(() => {});
}

/**
 * Connects and waits until Redis is ready, `ms` at most: for a process that is soon to end, and would otherwise
 * invalidate nothing.
 */
export async function awaitRedis(ms: number): Promise<void> {
  if (!client) return;
  connectRedis();
  const isReady = new Promise<void>((resolve) => client.once('ready', resolve));
  await Promise.race([isReady, sleep(ms, undefined, { ref: false })]);
}

/**
 * Asks Redis and swallows every failure: what Redis holds can be read from PostgreSQL.
 * @returns the answer, or null when Redis is absent, slow, full or wrong.
 */
export async function fromRedis<T>(ask: (redis: Redis) => Promise<T>): Promise<T | null> {
  if (!client?.isReady) return null;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<typeof timedOut>((resolve) => {
    // When this process itself was busy, the answer may be there already: sockets are read once more first.
    const readSocketsFirst = () => setImmediate(() => setImmediate(resolve, timedOut));
    timer = setTimeout(readSocketsFirst, TIMEOUT_MS);
  });
  try {
    const answer = await Promise.race([ask(client), timeout]);
    if (answer === timedOut) uninterruptedSince = now().getTime();
    return answer === timedOut ? null : (answer as T);
  } catch {
    uninterruptedSince = now().getTime();
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Since when (milliseconds since the epoch) Redis has answered this process without an interruption. What was stored
 * before may lack an invalidation, so readers that must not get old values ignore it.
 */
export function redisUninterruptedSince(): number {
  return uninterruptedSince;
}

/** The client itself, for a package that brings its own commands; null without Redis. */
export const redisClient: Redis | null = client;

/** For the health page: without a configured Redis the shop is not degraded. */
export function redisState(): 'absent' | 'ready' | 'away' {
  if (!client) return 'absent';
  return client.isReady ? 'ready' : 'away';
}

export function closeRedis(): void {
  if (client?.isOpen) client.destroy();
}
