import type { CompiledQuery, DatabaseConnection } from 'kysely';
import { type Db, poolOf } from '../db.ts';
import { type BuildStatement, compileOnce } from './fixed-statement.ts';
import { prepareStatement } from './prepared-statements.ts';
import { queryPool } from './retrying-pool.ts';

type Raw = Readonly<Record<string, unknown>>;

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
  const named = columnNames();
  return async (db, values) => named(await run(db, query(db, values))) as Row[];
}

/** Runs it without the query builder's own executor, which takes a good part of the time of a short query. */
async function run(db: Db, compiled: CompiledQuery): Promise<readonly Raw[]> {
  const pool = poolOf(db);
  if (pool) return (await queryPool<Raw>(pool, compiled.sql, compiled.parameters)).rows;
  if (!db.isTransaction) return (await db.executeQuery<Raw>(compiled as CompiledQuery<Raw>)).rows;
  return (await (await connectionOf(db)).executeQuery<Raw>(compiled)).rows;
}

const connections = new WeakMap<Db, DatabaseConnection>();

/** The one connection that a transaction keeps to its end. */
async function connectionOf(tx: Db): Promise<DatabaseConnection> {
  const known = connections.get(tx);
  if (known) return known;
  const connection = await tx.getExecutor().provideConnection(async (own) => own);
  connections.set(tx, connection);
  return connection;
}

/** Turns snake_case columns into camelCase names, worked out at the first row: a statement's columns stay the same. */
function columnNames(): (rows: readonly Raw[]) => readonly Raw[] {
  let names: readonly (readonly [string, string])[] | undefined;
  return (rows) => {
    const [first] = rows;
    if (!first) return rows;
    names ??= Object.keys(first).map((column) => [column, camelCaseOf(column)] as const);
    const known = names;
    return rows.map((row) => {
      const named: Record<string, unknown> = {};
      for (const [column, name] of known) named[name] = row[column];
      return named;
    });
  };
}

function camelCaseOf(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The only row, or null. */
export async function oneOf<Row>(rows: Promise<readonly Row[]>): Promise<Row | null> {
  return (await rows)[0] ?? null;
}
