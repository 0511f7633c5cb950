import pg from 'pg';
import { Unavailable } from '../errors.ts';
import { log } from '../logging/log.ts';
import { queryBudgetLeft, spendQueryBudget } from './query-budget.ts';

/** The server's own bounds, in milliseconds; each lies below what the wire is given, so that its words arrive. */
const SERVER_BOUNDS = {
  statement_timeout: 2_000,
  lock_timeout: 1_500,
  idle_in_transaction_session_timeout: 5_000,
};
const CONNECT_MS = 2_000;
/** How many may wait for a connection; whoever comes after them is told at once. */
const QUEUE = 500;
/** An answer that stays out this long speaks of the wire or the server, not of the question. */
const SILENCE_MS = 1_000;
/** While the server is silent one question in this many milliseconds finds out whether it is back. */
const PROBE_MS = 500;

/** Whether the server is heard, by any pool of this process: it is the same server for all of them. */
const silence = createSilenceDetector();

function createSilenceDetector() {
  let isSilent = false;
  let nextProbe = 0;
  let lastHeard = Number.NEGATIVE_INFINITY;
  return {
    heard: () => {
      isSilent = false;
      lastHeard = performance.now();
    },
    /** Something asked at `since` got no answer: silence only if nothing else has been answered from then on either. */
    heardNothing: (since: number) => {
      isSilent ||= lastHeard < since;
    },
    mayAsk: () => {
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
  /** Connections that stay open however little is asked, so that they are there when no new ones are to be had. */
  readonly kept?: number;
  /** False for bulk work, which takes as long as it takes. */
  readonly isBounded?: boolean;
}

/**
 * A pool that answers or refuses within bounds: a connection within 2 s, a statement within 2 s, a lock within 1.5 s, all
 * of a request's questions within its patience. While the server is silent most are refused at once.
 * @throws (its `connect` and `query`) Unavailable when refused.
 */
export function boundedPool(name: string, options: PoolOptions): pg.Pool {
  const { max, connectionString, kept = 0, isBounded = true } = options;
  const pool = new pg.Pool({
    ...{ connectionString, max, min: kept, keepAlive: true },
    application_name: `lectern-${name}`,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: CONNECT_MS,
    ...(isBounded ? SERVER_BOUNDS : {}),
  });
  // An idle client whose server goes away emits here; without a listener the process would die.
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
    if (!silence.mayAsk() || pool.waitingCount >= QUEUE) throw new Unavailable('PostgreSQL');
    const start = performance.now();
    const coming = connect();
    try {
      return await spendQueryBudget(within(coming, queryBudgetLeft()));
    } catch (error) {
      // It may still come, after nobody waits for it any more.
      coming.then(
        (client) => client.release(),
        () => {},
      );
      if (isLate(error)) silence.heardNothing(start);
      throw error;
    }
  };
  const bounded = () => {
    // One that is idle is given at once.
    if (pool.idleCount > pool.waitingCount && silence.mayAsk()) return connect();
    return once().catch((error: unknown) => {
      // Who waits for a new connection waits for that one alone; if it came too late, another may be free by now.
      if (isLate(error) && pool.idleCount > 0) return once();
      throw error;
    });
  };
  pool.connect = ((callback?: Connected) => {
    if (!callback) return bounded();
    return void bounded().then((client) => callback(undefined, client, client.release), callback);
  }) as typeof pool.connect;
}

function isLate(error: unknown): boolean {
  return error instanceof Error && /due to connection timeout/.test(error.message);
}

async function within<T>(coming: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable('PostgreSQL')), ms);
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Answered = (error: Error | null, result?: unknown) => void;

/** What is asked: text, values, and the name under which a connection prepares it. */
export class Question {
  readonly text: string;
  readonly values: unknown[];
  readonly name: string | undefined;

  constructor(text: string, values: readonly unknown[] = [], name?: string) {
    this.text = text;
    this.values = [...values];
    this.name = name;
  }
}

function boundQueries(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...words: unknown[]) => unknown;
  const ask = async (config: object): Promise<unknown> => {
    const start = performance.now();
    const answer = new Promise((resolve, reject) => {
      const answered: Answered = (error, result) => (error ? reject(error) : resolve(result));
      const asked = config instanceof Question ? submittable(config) : { ...config };
      query(Object.assign(asked, { query_timeout: queryBudgetLeft() }), answered);
    });
    try {
      const result = await spendQueryBudget(answer);
      silence.heard();
      return result;
    } catch (error) {
      const isSilence = error instanceof Error && error.message === 'Query read timeout';
      // The answer to this question may come any time: nothing more can be asked on this connection.
      if (isSilence) void (client as unknown as pg.Client).end();
      if (!isSilence) silence.heard();
      else if (performance.now() - start > SILENCE_MS) silence.heardNothing(start);
      throw error;
    }
  };
  client.query = ((first: unknown, ...rest: unknown[]) => {
    // A cursor or a stream is a question of its own kind, with bounds of its own.
    if (typeof first === 'object' && first !== null && 'submit' in first) return query(first, ...rest);
    const values = Array.isArray(rest[0]) ? rest[0] : undefined;
    const answer = ask(typeof first === 'string' ? new Question(first, values) : withValues(first, values));
    const callback = rest.find((word) => typeof word === 'function') as Answered | undefined;
    if (!callback) return answer;
    return void answer.then((result) => callback(null, result), callback);
  }) as typeof client.query;
}

function withValues(config: unknown, values: unknown[] | undefined): object {
  return values ? { ...(config as object), values } : (config as object);
}

/** As the driver makes of a plain object, but for the copy by descriptors, which takes as long as sending it. */
function submittable({ text, values, name }: Question): object {
  const made = new pg.Query(text, values);
  return name ? Object.assign(made, { name }) : made;
}
