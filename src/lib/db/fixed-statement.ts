import { type Compilable, type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Db } from '../db.ts';

const NAME = Symbol('name of a value');
/** Stands for a value that is given only when the statement is run. */
interface Placeholder {
  readonly [NAME]: PropertyKey;
}

/** Makes the placeholder of a value. */
export type ValueOf<Values> = <T = unknown>(name: keyof Values) => RawBuilder<T>;

/**
 * `= any(…)` of a list of ids that is given when the statement is run. The subquery hides how many there are: PostgreSQL
 * would otherwise find plans for the list at hand cheaper than the one for any list, and plan the statement every time.
 */
export function anyOf(ids: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`any(${arrayOf(ids)})`;
}

/** The array itself, hidden in the same way. */
export function arrayOf(ids: RawBuilder<unknown>): RawBuilder<readonly string[]> {
  return sql<readonly string[]>`array(select unnest(${ids}::uuid[]))`;
}

/** Builds a statement of fixed text; `value('name')` stands where the value of that name goes. */
export type BuildStatement<Row, Values> = (
  db: Db,
  value: ValueOf<Values>,
) => Compilable<Row> | RawBuilder<Row>;

/**
 * Compiles a statement when it is first run, and never again.
 * @param prepare is called once with the compiled statement and may return another one.
 * @returns the statement with its values filled in.
 */
export function compileOnce<Row, Values extends object>(
  build: BuildStatement<Row, Values>,
  prepare: (compiled: CompiledQuery<Row>) => CompiledQuery<Row>,
): (db: Db, values: Values) => CompiledQuery<Row> {
  let compiled: CompiledQuery<Row> | undefined;
  return (db, values) => {
    compiled ??= prepare(
      compile(
        db,
        build(db, (name) => sql`${{ [NAME]: name }}`),
      ),
    );
    const parameters = compiled.parameters.map((given) =>
      isPlaceholder(given) ? values[given[NAME] as keyof Values] : given,
    );
    return { ...compiled, parameters };
  };
}

function compile<Row>(db: Db, built: Compilable<Row> | RawBuilder<Row>): CompiledQuery<Row> {
  return 'isRawBuilder' in built ? built.compile(db) : built.compile();
}

function isPlaceholder(given: unknown): given is Placeholder {
  return typeof given === 'object' && given !== null && NAME in given;
}
