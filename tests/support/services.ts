import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { startScratch } from '#launcher/services/services.mjs';
import { type Child, run } from './child.ts';

export interface TestServices {
  /** The superuser's address of the database `postgres`. */
  readonly adminUrl: string;
  readonly redisUrl: string | null;
  /** Copied for every test file. */
  readonly template: string;
  /** Base address of a Stripe sandbox that sends no webhooks. */
  readonly stripeUrl: string;
  stop(): Promise<void>;
}

export const PASSWORD = 'only-on-this-machine';
export const WEBHOOK_SECRET = 'whsec_only_on_this_machine';
export const AUTH_SECRET = 'only-on-this-machine-and-long-enough';

/** Uses the services of the whole test run where it made some, else starts its own. */
export async function startServices(givenUrl?: string): Promise<TestServices> {
  const given = givenUrl ?? process.env['TEST_DATABASE_ADMIN_URL'];
  const scratch = given ? null : await startScratch();
  const adminUrl = given ?? scratch?.databaseUrl ?? '';
  const redisUrl = process.env['TEST_REDIS_URL'] ?? scratch?.redisUrl ?? null;
  const template = `template_${process.pid}`;
  await makeTemplate(adminUrl, template);
  const stripe = await startStripe();
  return {
    adminUrl,
    redisUrl,
    template,
    stripeUrl: stripe.url,
    stop: async () => {
      await stripe.stop();
      await dropDatabases(adminUrl, template);
      await scratch?.stop();
    },
  };
}

/** Addresses of one database for the application's role and the owner's. */
export function addressesOf(adminUrl: string, database: string): { url: string; ownerUrl: string } {
  const as = (role: string) => {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = PASSWORD;
    url.pathname = `/${database}`;
    return url.href;
  };
  return { url: as('lectern_app'), ownerUrl: as('lectern_owner') };
}

export async function asAdmin<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The environment a process of the shop needs. */
export function shopEnv(addresses: { url: string; ownerUrl: string }): Record<string, string> {
  return {
    DATABASE_URL: addresses.url,
    DATABASE_OWNER_URL: addresses.ownerUrl,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    AUTH_SECRET,
    FILES_URL: `file:${tmpdir()}/lectern-files-of-tests`,
    SMTP_URL: 'smtp://127.0.0.1:9',
  };
}

async function makeTemplate(adminUrl: string, template: string): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    for (const role of ['lectern_owner', 'lectern_app']) {
      // Another run may be making the same role at the same moment.
      await client
        .query(`create role ${role} login password '${PASSWORD}'`)
        .catch(() => client.query(`alter role ${role} login password '${PASSWORD}'`));
    }
    await client.query(`create database ${template} owner lectern_owner`);
  });
  const inside = new URL(adminUrl);
  inside.pathname = `/${template}`;
  await asAdmin(inside.href, async (client) => {
    for (const name of ['pg_trgm', 'unaccent']) await client.query(`create extension if not exists ${name}`);
  });
  // Tests count orders, customers and reviews from none: the demo shop comes without its practice orders.
  const command = ['src/cli.ts', 'db', 'prepare', '--without-orders'];
  const prepare = run('prepare', command, shopEnv(addressesOf(adminUrl, template)));
  if ((await prepare.exited) !== 0)
    throw new Error(`the template database could not be made:\n${prepare.output()}`);
}

async function dropDatabases(adminUrl: string, template: string): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where datname like $1',
      [`${template}%`],
    );
    for (const { datname } of rows) await client.query(`drop database if exists "${datname}" with (force)`);
  });
}

/** A Stripe sandbox of one's own. @param webhookUrl where it sends events; none without. */
export async function startStripe(
  options: { webhookUrl?: string; dataDir?: string; port?: number } = {},
): Promise<{ url: string; child: Child; stop(): Promise<void> }> {
  const dataDir = options.dataDir ?? (await mkdtemp(`${tmpdir()}/lectern-stripe-`));
  const child = run('stripe', ['src/sandbox/stripe/main.ts'], {
    STRIPE_SANDBOX_PORT: String(options.port ?? 0),
    STRIPE_SANDBOX_DATA: dataDir,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_WEBHOOK_URL: options.webhookUrl ?? '',
  });
  const url = (await child.line(/stripe sandbox on (http:\/\/\S+)/))[1] ?? '';
  return {
    url,
    child,
    stop: async () => {
      await child.stop();
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
