import { writeFile } from 'node:fs/promises';
import pg from 'pg';
import { closeDb, createPool, kyselyOn } from '#lib/db.ts';
import { closeJobs } from '#lib/jobs.ts';
import { receiveEvent } from '#shop/payments/webhooks/receive.ts';
import { many } from '#tests/support/paid-order.ts';
import { eventBody } from '#tests/support/payment-histories.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';

/**
 * Places orders, and listens to the SQL with which each would be completed by its event: the transaction is carried out
 * and rolled back. What it hears becomes a script for pgbench with a table of the values.
 * Arguments: how many orders, the file for the script, the file for the events.
 */
const [count = '100', scriptFile = '', bodiesFile = ''] = process.argv.slice(2);

interface Said {
  readonly text: string;
  readonly values: readonly unknown[];
}

const orders = await many(Number(count), () => aPlacedOrder());
const bodies = orders.map((order) => eventBody('paid', order));
const acknowledged: Said[][] = [];
for (const body of bodies) acknowledged.push(await listenTo(body));
await writeTable(acknowledged.map((said) => said.flatMap(({ values }) => values.map(asText))));
await writeFile(scriptFile, scriptOf(acknowledged));
await writeFile(bodiesFile, JSON.stringify(bodies));
await closeJobs();
await closeDb();

async function listenTo(body: string): Promise<Said[]> {
  const pool = createPool('listening', 1);
  const said: Said[] = [];
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (text: string, values: unknown[]) => unknown;
    client.query = ((text: string, values: unknown[] = []) => {
      said.push({ text, values });
      return text === 'commit' ? undo(query) : query(text, values);
    }) as typeof client.query;
  });
  await receiveEvent(kyselyOn(pool), body);
  await pool.end();
  return said;
}

/** Takes back what was done, and lets nobody know. */
async function undo(query: (text: string, values: unknown[]) => unknown) {
  await query('rollback', []);
  return { command: 'COMMIT', rows: [], rowCount: null };
}

/** As pg writes values on the wire. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map((one) => JSON.stringify(String(one))).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function writeTable(rows: readonly (readonly (string | null)[])[]): Promise<void> {
  const client = new pg.Client(process.env['BENCH_DATABASE_URL']);
  await client.connect();
  await client.query(`create table bench_values (n bigint primary key, v text[]);
    create sequence bench_n; grant select on bench_values to lectern_app; grant usage on bench_n to lectern_app`);
  for (const [i, row] of rows.entries()) {
    await client.query('insert into bench_values (n, v) values ($1, $2)', [i + 1, row]);
  }
  await client.query('analyze bench_values');
  await client.end();
}

/** One transaction as pgbench runs it: its values are fetched, as the shop gets them with the event, then the SQL. */
function scriptOf(acknowledged: readonly (readonly Said[])[]): string {
  const [first = []] = acknowledged;
  const isSame = acknowledged.every(
    (said) => said.length === first.length && said.every(({ text }, i) => text === first[i]?.text),
  );
  if (!isSame) throw new Error('the orders are not completed by the same statements');
  let at = 0;
  const names: string[] = [];
  const statements = first.map(({ text, values }, statement) => {
    const own = values.map((_, i) => {
      at++;
      const isNull = acknowledged.map((said) => asText(said[statement]?.values[i]) === null);
      if (isNull.every(Boolean)) return 'null';
      if (isNull.some(Boolean)) throw new Error(`a value of ${text} is sometimes missing`);
      names.push(`v[${at}] as v${at}`);
      return `:v${at}`;
    });
    return `${text.replace(/\$(\d+)/g, (_, n: string) => own[Number(n) - 1] ?? 'null').trim()};`;
  });
  const fetch = `select ${names.join(', ')} from bench_values where n = (select nextval('bench_n')) \\gset`;
  return `${[fetch, ...statements].join('\n')}\n`;
}
