import type pg from 'pg';
import { Client } from 'pg';
import { createPool, type Db, kyselyOn } from '#lib/db.ts';

/** A statement with its values, as it went to PostgreSQL. */
export interface Said {
  readonly text: string;
  readonly values: readonly unknown[];
}

type Query = (text: unknown, values?: readonly unknown[]) => unknown;

/** What a transaction says to PostgreSQL: it is carried out and rolled back. */
export async function recordTransaction(work: (db: Db) => Promise<unknown>): Promise<Said[]> {
  const pool = createPool('listening', 1);
  const said: Said[] = [];
  pool.on('connect', (client: pg.PoolClient) => {
    const query = client.query.bind(client) as Query;
    client.query = ((asked: string | { text: string; values?: unknown[] }, given: unknown[] = []) => {
      const { text, values = [] } = typeof asked === 'string' ? { text: asked, values: given } : asked;
      said.push({ text, values });
      if (text === 'commit') return undo(query);
      return typeof asked === 'string' ? query(asked, given) : query(asked);
    }) as typeof client.query;
  });
  await work(kyselyOn(pool));
  await pool.end();
  return said;
}

/** Takes back what was done, and lets nobody know. */
async function undo(query: Query) {
  await query('rollback');
  return { command: 'COMMIT', rows: [], rowCount: null };
}

/**
 * Writes recorded transactions of the same statements as a script for pgbench, and their values into a table.
 * @param adminUrl of the database that the script will run in.
 * @param table for the values; a sequence of nearly the same name counts them.
 * @throws when the transactions are not made of the same statements.
 */
export async function writeScript(
  adminUrl: string,
  table: string,
  transactions: readonly (readonly Said[])[],
): Promise<string> {
  const rows = transactions.map((said) => said.flatMap(({ values }) => values.map(asText)));
  const client = new Client(adminUrl);
  await client.connect();
  await client.query(`create table ${table} (n bigint primary key, v text[]);
    create sequence ${table}_n; grant select on ${table} to lectern_app; grant usage on ${table}_n to lectern_app`);
  for (const [i, row] of rows.entries()) {
    await client.query(`insert into ${table} (n, v) values ($1, $2)`, [i + 1, row]);
  }
  await client.query(`analyze ${table}`);
  await client.end();
  return scriptOf(table, transactions);
}

/** As pg writes values on the wire. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(asElement).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function asElement(value: unknown): string {
  return value === null || value === undefined ? 'NULL' : JSON.stringify(asText(value));
}

/** One transaction as pgbench runs it: its values are fetched, as the shop gets them with the request, then the SQL. */
function scriptOf(table: string, transactions: readonly (readonly Said[])[]): string {
  const [first = []] = transactions;
  const isSame = transactions.every(
    (said) => said.length === first.length && said.every(({ text }, i) => text === first[i]?.text),
  );
  if (!isSame) throw new Error('the transactions are not made of the same statements');
  let at = 0;
  const names: string[] = [];
  const statements = first.map(({ text, values }, statement) => {
    const own = values.map((_, i) => {
      at++;
      const isNull = transactions.map((said) => asText(said[statement]?.values[i]) === null);
      if (isNull.every(Boolean)) return 'null';
      if (isNull.some(Boolean)) throw new Error(`a value of ${text} is sometimes missing`);
      names.push(`v[${at}] as v${at}`);
      return `:v${at}`;
    });
    return `${text.replace(/\$(\d+)/g, (_, n: string) => own[Number(n) - 1] ?? 'null').trim()};`;
  });
  const fetch = `select ${names.join(', ')} from ${table} where n = (select nextval('${table}_n')) \\gset`;
  return `${[fetch, ...statements].join('\n')}\n`;
}
