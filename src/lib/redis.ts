import { createClient } from 'redis';
import { config } from './config.ts';
import { log } from './logging/log.ts';

/** A page never waits longer for Redis than this. */
const PATIENCE_MS = 150;
const impatient = Symbol('no answer in time');

const client = config.redisUrl
  ? createClient({
      url: config.redisUrl,
      disableOfflineQueue: true,
      commandsQueueMaxLength: 1000,
      pingInterval: 1_000,
      socket: {
        // No page waits for a connection, so a busy machine may take its time over one.
        connectTimeout: 2_000,
        // The only bound on a command that was already written; the default strategy would then close for ever. Longer
        // than any pause between two pings of a process that is busy: silence of its own is not Redis's.
        socketTimeout: 4_000,
        reconnectStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 6), 2_000),
      },
    })
  : null;

let isTroubled = false;
let calmSince = Date.now();
client?.on('error', (error) => {
  if (!isTroubled) log.warn({ err: error }, 'redis is away; the shop goes on without it');
  isTroubled = true;
});
client?.on('ready', () => {
  if (isTroubled) log.info('redis is back');
  isTroubled = false;
  calmSince = Date.now();
});

export type Redis = NonNullable<typeof client>;

/** Starts connecting and returns at once: the shop does not wait for Redis. */
export function connectRedis(): void {
  client?.connect().catch(() => {});
}

/**
 * Asks Redis, and gives up silently: whatever Redis holds can be had from PostgreSQL.
 * @returns the answer, or null when Redis is absent, slow, full or wrong.
 */
export async function fromRedis<T>(ask: (redis: Redis) => Promise<T>): Promise<T | null> {
  if (!client?.isReady) return null;
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<typeof impatient>((resolve) => {
    // A process that was busy for longer looks at its sockets once more before it calls Redis slow.
    const lookAgain = () => setImmediate(() => setImmediate(resolve, impatient));
    timer = setTimeout(lookAgain, PATIENCE_MS);
  });
  try {
    const answer = await Promise.race([ask(client), impatience]);
    if (answer === impatient) calmSince = Date.now();
    return answer === impatient ? null : (answer as T);
  } catch {
    calmSince = Date.now();
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Since when (ms) Redis has answered this process without a gap. What was written before it may lack a change that was
 * made meanwhile, so whoever must not be told old news leaves it alone.
 */
export function redisCalmSince(): number {
  return calmSince;
}

/** The client itself, for a package that brings its own commands; null without Redis. */
export const redisClient: Redis | null = client;

/** For the health page: absent is not ill. */
export function redisState(): 'absent' | 'ready' | 'away' {
  if (!client) return 'absent';
  return client.isReady ? 'ready' : 'away';
}

export function closeRedis(): void {
  if (client?.isOpen) client.destroy();
}
