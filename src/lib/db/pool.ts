import pg from 'pg';
import { Unavailable } from '../errors.ts';
import { log } from '../logging/log.ts';
import { queryBudgetLeft, spendQueryBudget } from './query-budget.ts';

/** Time-outs of the server, in milliseconds; shorter than those of this process, so that the server's error arrives. */
const SERVER_TIMEOUTS = {
  statement_timeout: 2_000,
  lock_timeout: 1_500,
  idle_in_transaction_session_timeout: 5_000,
};
const CONNECT_MS = 2_000;
/** How many may wait for a connection; further ones are refused at once. */
const MAX_WAITING = 500;
/** A query without an answer for this long points to the network or the server, not to the query. */
const SILENCE_MS = 1_000;
/** While the server is silent, one query is let through every so many milliseconds to find out whether it is back. */
const PROBE_MS = 500;

/** Shared by all pools of this process: they use the same server. */
const silence = createSilenceDetector();

function createSilenceDetector() {
  let isSilent = false;
  let nextProbe = 0;
  let lastAnswer = Number.NEGATIVE_INFINITY;
  return {
    answered: () => {
      isSilent = false;
      lastAnswer = performance.now();
    },
    /** A query sent at `since` got no answer; the server is silent only if it has answered nothing else since then. */
    timedOut: (since: number) => {
      isSilent ||= lastAnswer < since;
    },
    mayTry: () => {
      if (!isSilent) return true;
      if (performance.now() < nextProbe) return false;
      nextProbe = performance.now() + PROBE_MS;
      return true;
    },
  };
}

export interface PoolOptions {
  readonly max: number;
  readonly connectionString: string;
  /** Connections that stay open when idle, so that they exist when the server accepts no new ones. */
  readonly kept?: number;
  /** False for bulk work, which has no time-outs. */
  readonly isBounded?: boolean;
}

/**
 * A pool with time-outs: 2 s for a connection, 2 s for a statement, 1.5 s for a lock, and the query budget for all queries
 * of a request. While the server is silent most queries are refused at once.
 * @throws (its `connect` and `query`) Unavailable when refused.
 */
export function boundedPool(name: string, options: PoolOptions): pg.Pool {
  const { max, connectionString, kept = 0, isBounded = true } = options;
  const pool = new pg.Pool({
    ...{ connectionString, max, min: kept, keepAlive: true },
    application_name: `lectern-${name}`,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: CONNECT_MS,
    ...(isBounded ? SERVER_TIMEOUTS : {}),
  });
  // An idle client whose server goes away emits `error` here; without a listener the process would end.
  pool.on('error', (error) => log.warn({ err: error, pool: name }, 'idle database connection lost'));
  pool.on('connect', (client) => {
    client.on('error', () => {});
    if (isBounded) boundQueries(client);
  });
  if (isBounded) boundConnects(pool);
  return pool;
}

type Connected = (error: Error | undefined, client?: pg.PoolClient, release?: unknown) => void;

function boundConnects(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const once = async () => {
    if (!silence.mayTry() || pool.waitingCount >= MAX_WAITING) throw new Unavailable('PostgreSQL');
    const start = performance.now();
    const connecting = connect();
    try {
      return await spendQueryBudget(withTimeout(connecting, queryBudgetLeft()));
    } catch (error) {
      // It may still succeed when nobody waits for it any more.
      connecting.then(
        (client) => client.release(),
        () => {},
      );
      if (isConnectTimeout(error)) silence.timedOut(start);
      throw error;
    }
  };
  const bounded = () => {
    // An idle connection is there at once: no time-out is needed.
    if (pool.idleCount > pool.waitingCount && silence.mayTry()) return connect();
    return once().catch((error: unknown) => {
      // The pool made this caller wait for one new connection; meanwhile another may have become idle.
      if (isConnectTimeout(error) && pool.idleCount > 0) return once();
      throw error;
    });
  };
  pool.connect = ((callback?: Connected) => {
    if (!callback) return bounded();
    return void bounded().then((client) => callback(undefined, client, client.release), callback);
  }) as typeof pool.connect;
}

function isConnectTimeout(error: unknown): boolean {
  return error instanceof Error && /due to connection timeout/.test(error.message);
}

/** @throws Unavailable after `ms`. */
async function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable('PostgreSQL')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

type QueryCallback = (error: Error | null, result?: unknown) => void;

const SIMPLE = Symbol('simple query');
/** A query of text and values, and the name under which a connection prepares it. */
export interface SimpleQuery {
  readonly [SIMPLE]: true;
  readonly text: string;
  readonly values: unknown[];
  readonly name: string | undefined;
}

export function simpleQuery(text: string, values: readonly unknown[] = [], name?: string): SimpleQuery {
  return { [SIMPLE]: true, text, values: [...values], name };
}

function boundQueries(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const run = async (config: object): Promise<unknown> => {
    const start = performance.now();
    const answer = new Promise((resolve, reject) => {
      const answered: QueryCallback = (error, result) => (error ? reject(error) : resolve(result));
      const prepared = SIMPLE in config ? toPgQuery(config as SimpleQuery) : { ...config };
      query(Object.assign(prepared, { query_timeout: queryBudgetLeft() }), answered);
    });
    try {
      const result = await spendQueryBudget(answer);
      silence.answered();
      return result;
    } catch (error) {
      const isSilence = error instanceof Error && error.message === 'Query read timeout';
      // The answer may still come at any time: this connection can take no other query.
      if (isSilence) void (client as unknown as pg.Client).end();
      if (!isSilence) silence.answered();
      else if (performance.now() - start > SILENCE_MS) silence.timedOut(start);
      throw error;
    }
  };
  client.query = ((first: unknown, ...rest: unknown[]) => {
    // A cursor or a stream has time-outs of its own.
    if (typeof first === 'object' && first !== null && 'submit' in first) return query(first, ...rest);
    const values = Array.isArray(rest[0]) ? rest[0] : undefined;
    const answer = run(typeof first === 'string' ? simpleQuery(first, values) : withValues(first, values));
    const callback = rest.find((arg) => typeof arg === 'function') as QueryCallback | undefined;
    if (!callback) return answer;
    return void answer.then((result) => callback(null, result), callback);
  }) as typeof client.query;
}

function withValues(config: unknown, values: unknown[] | undefined): object {
  return values ? { ...(config as object), values } : (config as object);
}

/** What pg makes of a plain object, without its copy by property descriptors, which takes as long as sending the query. */
function toPgQuery({ text, values, name }: SimpleQuery): object {
  const made = new pg.Query(text, values);
  return name ? Object.assign(made, { name }) : made;
}
