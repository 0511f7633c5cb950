import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { freePort, onPath, startRedis } from '#launcher/services/services.mjs';
import { type Child, run } from './child.ts';
import { eventually } from './eventually.ts';
import { addressesOf, asAdmin, shopEnv, startStripe, type TestServices } from './services.ts';
import { ensurePages } from './shop-build.ts';
import { type ShopClient, shopClient } from './shop-client.ts';

export interface ShopOptions {
  /** More of the environment; wins over everything else. */
  readonly env?: Readonly<Record<string, string>>;
  /** A Stripe sandbox of its own that sends webhooks to this shop (default), or the run's own, which sends none. */
  readonly stripe?: boolean;
  /** A mailbox of its own (default: none, mail fails). */
  readonly mailbox?: boolean;
  /** A Redis of its own (default, where there is a redis-server), or none. */
  readonly redis?: boolean;
  /** Processes that share the port. */
  readonly processes?: number;
  /** A copy of the project, built already, that is served instead; what it has of migrations more is run first. */
  readonly root?: string;
  /** Outside of vitest: where the servers are. */
  readonly services?: Pick<TestServices, 'adminUrl' | 'template' | 'stripeUrl'>;
  /** Address the shop uses for PostgreSQL instead of the real one: a proxy's, say. Gets the real one. */
  readonly through?: (databaseUrl: string) => Promise<string>;
}

export interface Shop {
  /** The shop's public origin, `http://localhost:<port>`. */
  readonly origin: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly stripeUrl: string;
  readonly mailboxUrl: string;
  readonly redisUrl: string | null;
  /** Addresses of its own database, for the application's role, the owner and the superuser. */
  readonly database: { readonly url: string; readonly ownerUrl: string; readonly adminUrl: string };
  readonly env: Readonly<Record<string, string>>;
  readonly child: () => Child;
  client(): ShopClient;
  /** Ends the server and starts it again on the same port and database. @param more of the environment, from then on. */
  restart(more?: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

let count = 0;

/** The built shop as its owner would run it: on a free port, with a database of its own. Jobs run inside. */
export async function startShop(options: ShopOptions = {}): Promise<Shop> {
  const services = options.services ?? (await import('vitest')).inject('services');
  const name = `${services.template}_shop_${process.pid}_${count++}`;
  const dir = await mkdtemp(`${tmpdir()}/lectern-shop-`);
  const [port, metricsPort] = [await freePort(), await freePort()];
  const origin = `http://localhost:${port}`;
  const [, , stripe, mailbox, redis] = await Promise.all([
    options.root ? null : ensurePages(),
    asAdmin(services.adminUrl, (client) =>
      client.query(`create database ${name} template ${services.template} strategy file_copy`),
    ),
    options.stripe === false
      ? null
      : startStripe({ webhookUrl: `${origin}/api/webhooks/stripe`, dataDir: dir }),
    options.mailbox ? startMailbox(dir) : null,
    options.redis === false || !onPath('redis-server') ? null : startRedis({ logFile: `${dir}/redis.log` }),
  ]);
  const database = { ...addressesOf(services.adminUrl, name), adminUrl: adminUrlOf(services.adminUrl, name) };
  const env: Record<string, string> = {
    ...shopEnv(database),
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    STRIPE_API_BASE: stripe?.url ?? services.stripeUrl,
    ...(mailbox ? { SMTP_URL: mailbox.smtpUrl } : {}),
    ...(redis ? { REDIS_URL: redis.url } : {}),
    ...(options.processes ? { WEB_PROCESSES: String(options.processes) } : {}),
    ...(options.through ? { DATABASE_URL: await options.through(database.url) } : {}),
    ...options.env,
  };
  if (options.root) await migrateCopy(options.root, env, name, services.adminUrl);
  const start = () => open(origin, env, options.root);
  let child = await start();
  return {
    ...{ origin, port, metricsPort, database, env },
    stripeUrl: stripe?.url ?? services.stripeUrl,
    mailboxUrl: mailbox?.url ?? '',
    redisUrl: redis?.url ?? null,
    child: () => child,
    client: () => shopClient(origin),
    restart: async (more = {}) => {
      await child.stop();
      Object.assign(env, more);
      child = await start();
    },
    stop: async () => {
      // Nobody needs anything of it any more, so nobody waits until it has closed in order; several end their own kin.
      await (options.processes ? child.stop() : child.kill());
      await Promise.all([stripe?.stop(), mailbox?.stop(), redis?.stop()]);
      await asAdmin(services.adminUrl, (client) => client.query(`drop database ${name} with (force)`));
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Starts the server and waits until it is able to sell. */
async function open(origin: string, env: Readonly<Record<string, string>>, root?: string): Promise<Child> {
  const child = run('shop', ['src/server.ts'], env, root);
  let ended: number | null = null;
  void child.exited.then((code) => {
    ended = code;
  });
  const isReady = async () => ended !== null || (await fetch(`${origin}/readyz`)).ok;
  try {
    await eventually(isReady, 30);
    if (ended !== null) throw new Error(`the shop ended with ${ended}`);
    return child;
  } catch (error) {
    await child.stop();
    throw new Error(`the shop did not open:\n${child.output()}`, { cause: error });
  }
}

async function migrateCopy(
  root: string,
  env: Readonly<Record<string, string>>,
  database: string,
  adminUrl: string,
): Promise<void> {
  await asAdmin(adminUrl, (client) => client.query(`alter database ${database} owner to lectern_owner`));
  const child = run('migrate', ['src/cli.ts', 'db', 'migrate'], env, root);
  if ((await child.exited) !== 0) throw new Error(`the copy could not be migrated:\n${child.output()}`);
}

async function startMailbox(dir: string) {
  const child = run('mailbox', ['src/sandbox/mailbox/main.ts'], {
    MAILBOX_PORT: '0',
    MAILBOX_SMTP_PORT: '0',
    MAILBOX_DATA: `${dir}/mailbox`,
  });
  const [line] = await child.line(/\{"mailbox".*\}/);
  const { mailbox, smtp } = JSON.parse(line) as { mailbox: string; smtp: string };
  return { url: mailbox, smtpUrl: smtp, stop: child.stop };
}

function adminUrlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}
