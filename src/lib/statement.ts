import { type Compilable, type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Db } from './db.ts';

/** Where a value goes that is known only when the statement is asked. */
class Place {
  readonly name: PropertyKey;
  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/** Builds the place of a value: it stands where the value goes. */
export type ValueOf<Values> = <T = unknown>(name: keyof Values) => RawBuilder<T>;

/**
 * A statement whose text is always the same: built and compiled when first asked, for the pages that most ask for.
 * @param build `value('name')` stands where the value of that name goes.
 */
export function statement<Row, Values extends object = Record<never, never>>(
  build: (db: Db, value: ValueOf<Values>) => Compilable<Row>,
): (db: Db, values: Values) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, values) => {
    compiled ??= build(db, (name) => sql`${new Place(name)}`).compile();
    const parameters = compiled.parameters.map((given) =>
      given instanceof Place ? values[given.name as keyof Values] : given,
    );
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}
