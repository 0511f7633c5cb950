import type pg from 'pg';
import { inject } from 'vitest';
import { guardConsole } from './console-guard.ts';
import { addressesOf, asAdmin, shopEnv } from './services.ts';

const services = inject('services');

/** This file's own database, a copy of the template. The next file in the same process has another of the same name. */
const database = `${services.template}_${process.pid}`;
await asAdmin(services.adminUrl, async (client) => {
  for (const finished of await finishedDatabases(client))
    await client.query(`drop database if exists ${finished} with (force)`).catch(() => {});
  await client.query(`create database ${database} template ${services.template} strategy file_copy`);
});

Object.assign(process.env, shopEnv(addressesOf(services.adminUrl, database)), {
  TEST_DATABASE: database,
  NODE_ENV: 'test',
  STRIPE_API_BASE: services.stripeUrl,
  LOG_LEVEL: 'silent',
  ...(services.redisUrl ? { REDIS_URL: services.redisUrl } : {}),
});

guardConsole();

/** Those of this process, and of processes that have ended: PostgreSQL would go on visiting them. */
async function finishedDatabases(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where datname like $1',
    [`${services.template}\\_%`],
  );
  return rows.map(({ name }) => name).filter((name) => name === database || isOver(name));
}

function isOver(name: string): boolean {
  const [, pid] = /_(\d+)$/.exec(name.slice(services.template.length)) ?? [];
  if (!pid || name !== `${services.template}_${pid}`) return false;
  try {
    return !process.kill(Number(pid), 0);
  } catch {
    return true;
  }
}
