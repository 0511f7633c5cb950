import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import { config } from '../config.ts';

/** Where the migrations lie. */
export const MIGRATIONS = fileURLToPath(new URL('../../../database/migrations', import.meta.url));
const TABLE = 'schema_migrations';
/** Longest wait for a lock, in milliseconds. */
const LOCK_MS = 5_000;

/** Brings the schema up to the newest migration, or `count` steps back. @returns the names that ran. */
export async function migrate(
  direction: 'up' | 'down',
  count = Number.POSITIVE_INFINITY,
  databaseUrl = config.databaseOwnerUrl,
): Promise<string[]> {
  const done = await runner({
    databaseUrl: { connectionString: databaseUrl, lock_timeout: LOCK_MS },
    dir: MIGRATIONS,
    migrationsTable: TABLE,
    direction,
    count,
    checkOrder: true,
    singleTransaction: true,
    advisoryLockMode: 'wait',
    log: () => {},
  });
  return done.map(({ name }) => name);
}

/** The migrations that have run, oldest first; none on an empty database. */
export async function appliedMigrations(query: (text: string) => Promise<{ rows: { name: string }[] }>) {
  try {
    return (await query(`select name from ${TABLE} order by id`)).rows.map(({ name }) => name);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42P01') return [];
    throw error;
  }
}

/**
 * Gives the application's role what it needs and no more. Where one role owns and runs the shop, triggers keep it from
 * rewriting what tells where money went.
 * @throws when the role does not exist.
 */
export async function grantApplication(
  appUrl = config.databaseUrl,
  ownerUrl = config.databaseOwnerUrl,
): Promise<void> {
  const role = decodeURIComponent(new URL(appUrl).username);
  const isOneRole = !role || role === decodeURIComponent(new URL(ownerUrl).username);
  const client = new pg.Client({ connectionString: ownerUrl, lock_timeout: LOCK_MS });
  await client.connect();
  try {
    await client.query('call guard_money($1)', [isOneRole]);
    if (isOneRole) return;
    await client.query('call grant_application($1)', [role]);
    const boss = pg.escapeIdentifier(role);
    await client.query(`grant usage on schema pgboss to ${boss}`);
    await client.query(`grant select, insert, update, delete on all tables in schema pgboss to ${boss}`);
    await client.query(`grant usage on all sequences in schema pgboss to ${boss}`);
    await client.query(`grant execute on all functions in schema pgboss to ${boss}`);
  } finally {
    await client.end();
  }
}
