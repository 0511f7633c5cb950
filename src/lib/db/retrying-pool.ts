import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { isLostConnection } from '../errors.ts';
import { Question } from './pool.ts';
import { preparedStatementName } from './prepared-statements.ts';

/** Of several connections that died together more than one may be met. */
const TRIES = 4;

/**
 * The pool as Kysely sees it. What is asked first on a connection, if it is a plain read or the beginning of a
 * transaction, is asked again on another one when the connection turns out to have died in the pool.
 */
export function retryingPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      let client: pg.PoolClient = await pool.connect();
      // A dead connection goes back to the pool at once; when no other is to be had, nothing is left to give back.
      let isHeld = true;
      let isFirst = true;
      const query = async (text: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
        const mayRepeat = isFirst && isRepeatable(text);
        isFirst = false;
        for (let attempt = 1; ; attempt++) {
          try {
            return await ask(client, text, values);
          } catch (error) {
            if (!mayRepeat || attempt === TRIES || !isLostConnection(error)) throw error;
            client.release(true);
            isHeld = false;
            client = await pool.connect();
            isHeld = true;
          }
        }
      };
      return {
        query: query as unknown as PostgresPoolClient['query'],
        release: (isDead) => {
          if (isHeld) client.release(isDead);
        },
      };
    },
  };
}

/** One statement written by hand, on any connection of the pool, with the same forgiveness. */
export async function queryPool<R extends object>(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[] = [],
): Promise<{ rows: R[] }> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect();
    try {
      const answer = await ask<R>(client, text, values);
      client.release();
      return answer;
    } catch (error) {
      const isLost = isLostConnection(error);
      client.release(isLost);
      if (!isLost || attempt === TRIES || !isRepeatable(text)) throw error;
    }
  }
}

function ask<R extends object>(
  client: pg.PoolClient,
  text: string,
  values: readonly unknown[],
): Promise<pg.QueryResult<R>> {
  const name = preparedStatementName(text);
  return name ? client.query<R>(new Question(text, values, name)) : client.query<R>(text, [...values]);
}

function isRepeatable(text: string): boolean {
  return /^(select|begin)\b/i.test(text) && !/ for (update|share|no key)/i.test(text);
}
