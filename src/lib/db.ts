import { setTimeout as sleep } from 'node:timers/promises';
import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { config } from './config.ts';
import { boundedPool, type PoolOptions } from './db/pool.ts';
import { retryingPool } from './db/retrying-pool.ts';
import type { DB } from './db/types.ts';
import { isLostConnection } from './errors.ts';

/** The database or a transaction: the first argument of every store function. */
export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

// bigint and count() arrive as text by default; amounts and counts here fit a double, and one that does not is a bug.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of range: ${text}`);
  return value;
});
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** Columns are snake_case in SQL and camelCase here; what lies inside a JSON column is left alone. */
export const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });

/** A pool of `max` connections to the shop's database, or to another. */
export function createPool(
  name: string,
  max: number,
  connectionString = config.databaseUrl,
  more: Pick<PoolOptions, 'kept' | 'isBounded'> = {},
): pg.Pool {
  return boundedPool(name, { max, connectionString, ...more });
}

/** 20 connections in all: pages, webhooks (three of their own, so that many shoppers never keep Stripe's events out), jobs. */
export const pools = {
  web: createPool('web', 12),
  webhook: createPool('webhook', 3, config.databaseUrl, { kept: 3 }),
  jobs: createPool('jobs', 5),
};

/** Opens the webhooks' connections before other clients use up the server's limit; a server that is down is ignored. */
export function openWebhookConnections(): void {
  for (let i = 0; i < 3; i++) pools.webhook.query('select 1').catch(() => {});
}

export function kyselyOn(pool: pg.Pool): Db {
  const dialect = new PostgresDialect({ pool: retryingPool(pool) });
  const db = new Kysely<DB>({ dialect, plugins: [camelCase] });
  poolsOf.set(db, pool);
  return db;
}

const poolsOf = new WeakMap<Db, pg.Pool>();

/** The pool under a database; undefined in a transaction, which has one connection of its own. */
export function poolOf(db: Db): pg.Pool | undefined {
  return poolsOf.get(db);
}

export const db = kyselyOn(pools.web);
export const webhookDb = kyselyOn(pools.webhook);
export const jobsDb = kyselyOn(pools.jobs);

const TRIES = 3;

const afterCommits = new WeakMap<Db, (() => Promise<void>)[]>();

/** Runs `act` after the transaction `tx` has committed, before `inTransaction` returns. */
export function afterCommit(tx: Db, act: () => Promise<void>): void {
  afterCommits.set(tx, [...(afterCommits.get(tx) ?? []), act]);
}

/**
 * Runs `work` in one transaction. A deadlock, a serialisation failure or a connection lost before the commit
 * was sent is tried again (3 times in all): nothing was committed then. `work` must not touch the network.
 */
export async function inTransaction<T>(on: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryOnce(on, work);
    if ('done' in outcome) {
      for (const act of outcome.acts) await act();
      return outcome.done;
    }
    if (attempt >= TRIES || !isRetryable(outcome)) throw outcome.error;
    await sleep(attempt * 20 * Math.random());
  }
}

interface Failed {
  readonly error: unknown;
  /** Whether the commit was sent: then it may have happened. */
  readonly isCommitting: boolean;
}

async function tryOnce<T>(
  on: Db,
  work: (tx: Tx) => Promise<T>,
): Promise<{ done: T; acts: (() => Promise<void>)[] } | Failed> {
  let isCommitting = false;
  // On a dead connection the rollback fails as well, and its error would hide the cause.
  let cause: { error: unknown } | undefined;
  try {
    return await on.transaction().execute(async (tx) => {
      const done = await work(tx).catch((error: unknown) => {
        cause = { error };
        throw error;
      });
      isCommitting = true;
      return { done, acts: afterCommits.get(tx) ?? [] };
    });
  } catch (error) {
    return { ...(cause ?? { error }), isCommitting };
  }
}

/** Whether nothing can have been committed and another try may succeed. */
function isRetryable({ error, isCommitting }: Failed): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '40001' || code === '40P01') return true;
  return !isCommitting && isLostConnection(error);
}

/** Runs `work` inside a transaction so that what it wrote is undone when it fails, and the transaction can go on. */
export async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint work`.execute(tx);
  try {
    const done = await work();
    await sql`release savepoint work`.execute(tx);
    return done;
  } catch (error) {
    await sql`rollback to savepoint work`.execute(tx);
    // Else it would stand before one of the same name around it, and that one could not be rolled back to.
    await sql`release savepoint work`.execute(tx);
    throw error;
  }
}

/** Ends every pool; running queries finish first. */
export async function closeDb(): Promise<void> {
  await Promise.all(Object.values(pools).map((pool) => pool.end()));
}
