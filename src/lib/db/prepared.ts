import { camelCase, type Db, poolOf } from '../db.ts';
import { type BuildStatement, compileOnce } from './fixed-statement.ts';
import { prepareStatement } from './prepared-statements.ts';
import { queryPool } from './retrying-pool.ts';

/**
 * A statement of fixed text for what every order does: compiled once in each process and prepared once on each connection.
 * Its rows come as columns, so that dates stay dates; `statement` is for pages, whose rows are remembered.
 * @param build `value('name')` stands where the value of that name goes. Lists go as arrays (`= any(…)`, `unnest(…)`),
 *   so that the text stays the same.
 */
export function prepared<Row, Values extends object = Record<never, never>>(
  build: BuildStatement<Row, Values>,
): (db: Db, values: Values) => Promise<readonly Row[]> {
  const query = compileOnce(build, (compiled) => {
    prepareStatement(compiled.sql);
    return compiled;
  });
  return async (db, values) => {
    const compiled = query(db, values);
    const pool = poolOf(db);
    // On a pool without Kysely's own executor, which takes a good part of the time of a short query.
    if (!pool) return (await db.executeQuery(compiled)).rows;
    const { rows } = await queryPool<object>(pool, compiled.sql, [...compiled.parameters]);
    const named = await camelCase.transformResult({
      queryId: compiled.queryId,
      result: { rows: rows as Record<string, unknown>[] },
    });
    return named.rows as Row[];
  };
}

/** The only row, or null. */
export async function oneOf<Row>(rows: Promise<readonly Row[]>): Promise<Row | null> {
  return (await rows)[0] ?? null;
}
