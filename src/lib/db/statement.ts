import { type Compilable, type CompiledQuery, type RawBuilder, sql } from 'kysely';
import { camelCase, type Db, poolOf } from '../db.ts';
import { reuseUnchangedRows } from '../memoize.ts';
import { prepareStatement } from './prepared-statements.ts';
import { queryPool } from './retrying-pool.ts';

/** Where a value goes that is known only when the statement is asked. */
class Place {
  readonly name: PropertyKey;
  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/** Builds the place of a value: it stands where the value goes. */
export type ValueOf<Values> = <T = unknown>(name: keyof Values) => RawBuilder<T>;

/** Columns that JSON would turn into something else. */
type Lost<Row> = { [Name in keyof Row]: Row[Name] extends Date | Buffer ? Name : never }[keyof Row];
type Told<Row> = [Lost<Row>] extends [never] ? Row : never;

let count = 0;

/**
 * A statement whose text is always the same: built and compiled when first asked, for the pages that most ask for.
 * PostgreSQL puts its rows into one text of JSON, which is read faster than rows of columns, and not at all when it is the
 * same as before: then they are the very same rows, which nobody can change (`same.ts`).
 * @param build `value('name')` stands where the value of that name goes. No column may be a date or bytes.
 * @param how `planned` anew for each question (`each`) where the best plan depends on what is asked for.
 */
export function statement<Row, Values extends object = Record<never, never>>(
  build: (db: Db, value: ValueOf<Values>) => Compilable<Told<Row>>,
  { planned = 'once' }: { readonly planned?: 'once' | 'each' } = {},
): (db: Db, values: Values) => Promise<readonly Row[]> {
  let compiled: CompiledQuery | undefined;
  const number = ++count;
  return async (db, values) => {
    if (!compiled) {
      compiled = asOneText(build(db, (name) => sql`${new Place(name)}`).compile());
      if (planned === 'once') prepareStatement(compiled.sql);
    }
    const parameters = compiled.parameters.map((given) =>
      given instanceof Place ? values[given.name as keyof Values] : given,
    );
    const answer = await askText(db, { ...compiled, parameters });
    return reuseUnchangedRows<Row>(`${number} ${JSON.stringify(parameters)}`, answer, readRows);
  };
}

/** On a pool without the query builder's own machinery, which takes a good part of the time of a short question. */
async function askText(db: Db, question: CompiledQuery): Promise<string> {
  const pool = poolOf(db);
  const { rows } = pool
    ? await queryPool<{ answer: string }>(pool, question.sql, [...question.parameters])
    : await db.executeQuery<{ answer: string }>(question as CompiledQuery<{ answer: string }>);
  return rows[0]?.answer ?? '[]';
}

/** The rows keep their order: an aggregate takes them as they come out of the subquery. */
function asOneText(inner: CompiledQuery): CompiledQuery {
  return {
    ...inner,
    sql: `select coalesce(json_agg(inner_rows), '[]')::text as answer from (${inner.sql}) as inner_rows`,
  };
}

async function readRows<Row>(text: string): Promise<Row[]> {
  const rows = JSON.parse(text) as Record<string, unknown>[];
  const { rows: named } = await camelCase.transformResult({ queryId: { queryId: 'json' }, result: { rows } });
  return named as Row[];
}
