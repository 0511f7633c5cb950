import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startRedis } from '#launcher/services/services.mjs';
import { type Child, run } from '#tests/support/child.ts';
import { addressesOf, asAdmin, PASSWORD, shopEnv, WEBHOOK_SECRET } from '#tests/support/services.ts';
import { type Server, startServer } from '../server.ts';

const ROLES = ['lectern_owner', 'lectern_app'];

/** One checkout's shop: a database, a Stripe sandbox, a mailbox and a Redis of its own. */
export interface Site {
  readonly root: string;
  readonly origin: string;
  readonly port: number;
  readonly database: string;
  /** The superuser's address of its database. */
  readonly adminUrl: string;
  readonly stripeUrl: string;
  readonly sandboxPid: number;
  /** Its environment, for commands too. */
  readonly env: Readonly<Record<string, string>>;
  /** The shop without its jobs, on the server's core. @param words for Node, before the script. */
  serve(words?: readonly string[], more?: Readonly<Record<string, string>>): Promise<Server>;
  /** The jobs alone. */
  work(): Promise<Worker>;
  stop(): Promise<void>;
}

export interface Worker {
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Brings up a checkout that is built already: `root` is its folder, `name` its database.
 * @throws when it is not built, or its database cannot be prepared
 */
export async function openSite(root: string, name: string, adminUrl: string, dir: string): Promise<Site> {
  if (!existsSync(join(root, 'dist', 'server', 'entry.mjs'))) throw new Error(`${root} is not built`);
  const [port, metricsPort] = [await freePort(), await freePort()];
  const [own, stripe, mailbox, redis] = await Promise.all([
    prepareDatabase(root, name, adminUrl),
    startStripe(root, join(dir, `${name}-stripe`)),
    startMailbox(root, join(dir, `${name}-mailbox`)),
    startRedis({ logFile: join(dir, `${name}-redis.log`) }),
  ]);
  const env = {
    ...shopEnv(addressesOf(adminUrl, name)),
    ...{ PORT: String(port), METRICS_PORT: String(metricsPort), JOBS: 'off' },
    ...{ STRIPE_API_BASE: stripe.url, SMTP_URL: mailbox.smtpUrl, REDIS_URL: redis.url },
    // Every buyer comes from an address of their own.
    TRUSTED_PROXIES: '127.0.0.1,::1',
  };
  const running = new Set<{ stop(): Promise<void> }>();
  const kept = <T extends { stop(): Promise<void> }>(child: T) => {
    running.add(child);
    return child;
  };
  return {
    ...{ root, port, origin: `http://localhost:${port}`, database: name, adminUrl: own },
    ...{ stripeUrl: stripe.url, sandboxPid: stripe.child.pid },
    env,
    serve: async (words = [], more = {}) => {
      const args = [...words, 'src/server.ts'];
      return kept(await startServer({ args, env: { ...env, ...more }, port, path: '/readyz', dir, root }));
    },
    work: async () => kept(await startWorker(root, env)),
    stop: async () => {
      await Promise.all([...running].map((child) => child.stop()));
      await Promise.all([stripe.child.stop(), mailbox.child.stop(), redis.stop()]);
    },
  };
}

async function prepareDatabase(root: string, name: string, adminUrl: string): Promise<string> {
  await asAdmin(adminUrl, async (client) => {
    for (const role of ROLES) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
      if (!rowCount) await client.query(`create role ${role} login password '${PASSWORD}'`);
    }
    await client.query(`create database ${name} owner lectern_owner`);
  });
  const own = new URL(adminUrl);
  own.pathname = `/${name}`;
  await asAdmin(own.href, async (client) => {
    for (const extension of ['pg_trgm', 'unaccent', 'pg_stat_statements'])
      await client.query(`create extension if not exists ${extension}`);
  });
  const child = run('prepare', ['src/cli.ts', 'db', 'prepare'], shopEnv(addressesOf(adminUrl, name)), root);
  if ((await child.exited) !== 0) throw new Error(`the database could not be prepared:\n${child.output()}`);
  return own.href;
}

/** One that sends no webhooks: the buyers' program posts the event itself. */
async function startStripe(root: string, dataDir: string): Promise<{ url: string; child: Child }> {
  const env = {
    ...{ STRIPE_SANDBOX_PORT: '0', STRIPE_SANDBOX_DATA: dataDir, STRIPE_WEBHOOK_URL: '' },
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  };
  const child = run('stripe', ['src/sandbox/stripe/main.ts'], env, root);
  return { url: (await child.line(/stripe sandbox on (http:\/\/\S+)/))[1] ?? '', child };
}

async function startMailbox(root: string, data: string): Promise<{ smtpUrl: string; child: Child }> {
  const env = { MAILBOX_PORT: '0', MAILBOX_SMTP_PORT: '0', MAILBOX_DATA: data };
  const child = run('mailbox', ['src/sandbox/mailbox/main.ts'], env, root);
  const [line] = await child.line(/\{"mailbox".*\}/);
  return { smtpUrl: (JSON.parse(line) as { smtp: string }).smtp, child };
}

async function startWorker(root: string, env: Readonly<Record<string, string>>): Promise<Worker> {
  const child = spawn(process.execPath, ['src/worker.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: 'ignore',
  });
  return {
    pid: child.pid ?? -1,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
