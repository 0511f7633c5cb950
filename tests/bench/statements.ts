import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from '#lib/db/types.ts';

/** What the database was asked, as it was asked. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

interface Asked extends Statement {
  readonly start: number;
  readonly end: number;
}

/** A database that remembers what it is asked. The shop's modules may be loaded only when the environment is set. */
export async function recordingDb(url: string) {
  const { camelCase } = await import('#lib/db.ts');
  const { retryingPool } = await import('#lib/db/retrying-pool.ts');
  const asked: Asked[] = [];
  const pool = new pg.Pool({ connectionString: url, max: 12 });
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: retryingPool(pool) }),
    plugins: [camelCase],
    log: ({ query, queryDurationMillis }) => {
      const end = performance.now();
      asked.push({ text: query.sql, values: query.parameters, start: end - queryDurationMillis, end });
    },
  });
  return { db, asked, waves: () => wavesOf(asked), close: () => db.destroy() };
}

/** Statements that were asked side by side stand together. */
function wavesOf(asked: readonly Asked[]): Statement[][] {
  const waves: { end: number; statements: Statement[] }[] = [];
  for (const { text, values, start, end } of asked.toSorted((a, b) => a.start - b.start)) {
    const last = waves.at(-1);
    if (last && start < last.end) {
      last.statements.push({ text, values });
      last.end = Math.max(last.end, end);
    } else waves.push({ end, statements: [{ text, values }] });
  }
  return waves.map(({ statements }) => statements);
}
