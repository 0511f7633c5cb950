import { createHmac } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { config } from '../config.ts';
import { Unavailable } from '../errors.ts';

/** Longest password in bytes of UTF-8; a longer one is refused before hashing. */
export const MAX_PASSWORD_BYTES = 1024;
const COST = 12;
const MAX_WAITING = 50;

const pepper = createHmac('sha256', config.authSecret).update('password pepper').digest();

let pool: Piscina | undefined;

/** Worker threads, started when first needed; one core is left to the thread that serves pages. */
function threads(): Piscina {
  pool ??= new Piscina({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: Math.max(1, availableParallelism() - 1),
    maxQueue: MAX_WAITING,
    idleTimeout: 60_000,
  });
  return pool;
}

/**
 * A bcrypt hash of cost 12 (about a quarter of a second of one core). What is hashed is the keyed digest of the exact
 * bytes given, 64 characters long: bcrypt alone would ignore everything after the 72nd byte.
 * @throws Unavailable when more than 50 wait already; RangeError for a password over 1,024 bytes.
 */
export async function hashPassword(password: string): Promise<string> {
  return work<string>('hashText', { text: digest(password), cost: COST });
}

/** Whether the password is the one that was hashed. @throws as `hashPassword` does. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  return work<boolean>('compareText', { text: digest(password), hash });
}

function digest(password: string): string {
  if (Buffer.byteLength(password) > MAX_PASSWORD_BYTES) throw new RangeError('the password is too long');
  return createHmac('sha384', pepper).update(password).digest('base64');
}

async function work<T>(name: string, task: object): Promise<T> {
  const { queueSize } = threads();
  if (queueSize >= MAX_WAITING) throw new Unavailable('password check');
  return threads().run(task, { name });
}

export async function closePasswords(): Promise<void> {
  await pool?.destroy();
  pool = undefined;
}
