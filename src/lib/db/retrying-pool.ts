import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { isLostConnection, isUnusableConnection } from '../errors.ts';
import { simpleQuery } from './pool.ts';
import { preparedStatementName } from './prepared-statements.ts';
import { noteReadOnly, takeConnection } from './take-connection.ts';

/** After a restart of the server several dead connections may be taken from the pool in a row. */
const TRIES = 4;

/**
 * The pool as Kysely uses it. When a connection turns out to have died in the pool, its first query is repeated on
 * another one, if that is a plain read or the beginning of a transaction.
 */
export function retryingPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      let client: pg.PoolClient = await takeConnection(pool);
      // False after a dead connection was released and no other could be had.
      let isHeld = true;
      let isFirst = true;
      let isUnusable = false;
      const query = async (text: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
        const mayRepeat = isFirst && isRepeatable(text);
        isFirst = false;
        for (let attempt = 1; ; attempt++) {
          try {
            return await runQuery(client, text, values);
          } catch (error) {
            noteReadOnly(error);
            isUnusable ||= isUnusableConnection(error);
            if (!mayRepeat || attempt === TRIES || !isLostConnection(error)) throw error;
            client.release(true);
            isHeld = false;
            client = await takeConnection(pool);
            isHeld = true;
            isUnusable = false;
          }
        }
      };
      return {
        query: query as unknown as PostgresPoolClient['query'],
        release: (isDead) => {
          if (isHeld) client.release(isDead || isUnusable);
        },
      };
    },
  };
}

/**
 * Runs one statement on any connection of the pool; a plain read is repeated in the same way.
 * @param mustDiscard whether the connection is closed after this error instead of going back into the pool.
 */
export async function queryPool<R extends object>(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[] = [],
  mustDiscard: (error: unknown) => boolean = isUnusableConnection,
): Promise<{ rows: R[] }> {
  for (let attempt = 1; ; attempt++) {
    const client = await takeConnection(pool);
    try {
      const answer = await runQuery<R>(client, text, values);
      client.release();
      return answer;
    } catch (error) {
      noteReadOnly(error);
      client.release(mustDiscard(error));
      if (!isLostConnection(error) || attempt === TRIES || !isRepeatable(text)) throw error;
    }
  }
}

function runQuery<R extends object>(
  client: pg.PoolClient,
  text: string,
  values: readonly unknown[],
): Promise<pg.QueryResult<R>> {
  const name = preparedStatementName(text);
  return name ? client.query<R>(simpleQuery(text, values, name)) : client.query<R>(text, [...values]);
}

function isRepeatable(text: string): boolean {
  return /^(select|begin)\b/i.test(text) && !/ for (update|share|no key)/i.test(text);
}
