import type { Compilable, CompiledQuery } from 'kysely';
import { camelCase, type Db, poolOf } from '../db.ts';
import { reuseUnchangedRows, type Stable } from '../memoize.ts';
import { type BuildStatement, compileOnce, type ValueOf } from './fixed-statement.ts';
import { prepareStatement } from './prepared-statements.ts';
import { queryPool } from './retrying-pool.ts';

/** Columns whose values do not survive JSON. */
type LostInJson<Row> = { [Name in keyof Row]: Row[Name] extends Date | Buffer ? Name : never }[keyof Row];
type JsonSafe<Row> = [LostInJson<Row>] extends [never] ? Row : never;

export type { ValueOf };

/** A statement as `statement` makes it. */
export type Statement<Row, Values extends object = Record<never, never>> = (
  db: Db,
  values: Values,
) => Promise<Stable<readonly Row[]>>;

let count = 0;

/**
 * A statement of fixed text for pages that are asked for most: built and compiled when it is first run. PostgreSQL puts
 * its rows into one text of JSON, which is parsed faster than rows of columns, and not at all when it is the same as
 * last time: the answer is then the same frozen rows (`memoize.ts`).
 * @param build `value('name')` stands where the value of that name goes. No column may be a date or bytes.
 * @param options.planned `each` where the best plan depends on the values: planned for every run.
 */
export function statement<Row, Values extends object = Record<never, never>>(
  build: (db: Db, value: ValueOf<Values>) => Compilable<JsonSafe<Row>>,
  { planned = 'once' }: { readonly planned?: 'once' | 'each' } = {},
): Statement<Row, Values> {
  const number = ++count;
  const query = compileOnce(build as BuildStatement<Row, Values>, (compiled) => {
    const asJson = rowsAsJson(compiled);
    if (planned === 'once') prepareStatement(asJson.sql);
    return asJson as typeof compiled;
  });
  return async (db, values) => {
    const compiled = query(db, values);
    const answer = await queryText(db, compiled);
    return reuseUnchangedRows<Row>(`${number} ${JSON.stringify(compiled.parameters)}`, answer, parseRows);
  };
}

/** On a pool without Kysely's own executor, which takes a good part of the time of a short query. */
async function queryText(db: Db, query: CompiledQuery): Promise<string> {
  const pool = poolOf(db);
  const { rows } = pool
    ? await queryPool<{ answer: string }>(pool, query.sql, [...query.parameters])
    : await db.executeQuery<{ answer: string }>(query as CompiledQuery<{ answer: string }>);
  return rows[0]?.answer ?? '[]';
}

/** The rows keep their order: an aggregate takes them as they come out of the subquery. */
function rowsAsJson(inner: CompiledQuery): CompiledQuery {
  return {
    ...inner,
    sql: `select coalesce(json_agg(inner_rows), '[]')::text as answer from (${inner.sql}) as inner_rows`,
  };
}

async function parseRows<Row>(text: string): Promise<Row[]> {
  const rows = JSON.parse(text) as Record<string, unknown>[];
  const { rows: named } = await camelCase.transformResult({ queryId: { queryId: 'json' }, result: { rows } });
  return named as Row[];
}
