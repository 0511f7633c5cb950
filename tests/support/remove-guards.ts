import type pg from 'pg';
import { createPool, type Db, kyselyOn } from '#lib/db.ts';

type Guard = readonly [RegExp, string];

/**
 * The shop's database with a guard taken out of every statement on its way to the server: what a race test needs as its
 * control. Nothing in the shop knows of it.
 * @param guards what is cut out of the SQL, with what is put in its place.
 */
export function withoutGuards(...guards: readonly Guard[]): { db: Db; end(): Promise<void> } {
  const pool = createPool('unguarded', 10);
  const rewrite = (text: string) =>
    guards.reduce((sql, [guard, instead]) => sql.replace(guard, instead), text);
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const patched = new WeakSet<object>();
  pool.connect = (async () => {
    const client = await connect();
    if (patched.has(client)) return client;
    patched.add(client);
    const query = client.query.bind(client) as (...words: unknown[]) => unknown;
    client.query = ((asked: unknown, ...rest: unknown[]) => {
      if (typeof asked === 'string') return query(rewrite(asked), ...rest);
      // A prepared statement: under its name the server knows the text with the guard in it.
      const { text, values } = asked as { text?: string; values?: unknown[] };
      return text === undefined ? query(asked, ...rest) : query(rewrite(text), values ?? [], ...rest);
    }) as typeof client.query;
    return client;
  }) as typeof pool.connect;
  return { db: kyselyOn(pool), end: () => pool.end() };
}

/** Row locks, as Kysely writes them. */
export const ROW_LOCK: Guard = [/ for update( of "\w+")?( skip locked)?/g, ''];
/** That money is written down only while it is news. */
export const PAID_ONCE: Guard = [/(update payments set .*) and status <> 'succeeded'/s, '$1'];
/** That a second row of the same key is no second row. */
export const NO_CONFLICT: readonly Guard[] = [
  [
    /on conflict \("?(id|dedupe_key|order_item_id)"?(?:, enrolment_id)?\) do (nothing|update set .*?(?=returning|$))/gs,
    '',
  ],
];
