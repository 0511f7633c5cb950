import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import { freePort, isFree, scratchFolder } from '#launcher/services/services.mjs';
import { machineEnv } from '#tests/support/child.ts';
import { eventually } from '#tests/support/eventually.ts';
import { familyOf } from '#tests/support/kill.ts';
import { asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** A process that starts a server as the launcher does, and nothing that would end it afterwards. */
const PARENT = `
  const { spawn } = await import('node:child_process');
  const script = process.argv[1];
  spawn(process.execPath, [script, '--end-with=' + process.pid], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  console.log('started');
  setInterval(() => {}, 1000);`;

let shop: Shop;
let started: number[] = [];
beforeAll(async () => {
  shop = await startShop({ stripe: false, redis: false, processes: 2 });
});
afterAll(() => shop?.stop());
afterEach(() => {
  for (const pid of started.filter(isAlive)) process.kill(pid, 'SIGKILL');
  started = [];
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function startBelowParent(
  script: string,
  env: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT, script], {
    cwd: ROOT,
    env: { ...machineEnv, NODE_ENV: 'test', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(parent.pid ?? 0);
  if (parent.stdout) await once(parent.stdout, 'data');
  return parent;
}

/** Waits until the process and those below it are so many. @returns them, the process first. */
async function family(pid: number | undefined, size: number): Promise<number[]> {
  started = await eventually(() => {
    const pids = familyOf(pid ?? 0);
    return pids.length === size && pids;
  }, 20);
  return started;
}

const areGone = (pids: readonly number[]) => () => !pids.some(isAlive);

describe('after kill -9', () => {
  test('of the first of several processes, the others end', { timeout: 120_000 }, async () => {
    const [primary = 0, ...workers] = await family(shop.child().pid, 3);
    process.kill(primary, 'SIGKILL');
    await eventually(areGone(workers), 10);
  });

  test('of the parent, a shop of two processes ends', { timeout: 120_000 }, async () => {
    const port = String(await freePort());
    const env = { ...shop.env, WEB_PROCESSES: '2', PORT: port, METRICS_PORT: '' };
    const parent = await startBelowParent('src/server.ts', env);
    await eventually(async () => (await fetch(`http://localhost:${port}/healthz`)).ok, 30);
    const [, ...servers] = await family(parent.pid, 4);
    parent.kill('SIGKILL');
    await eventually(areGone(servers), 15);
  });

  test('of the parent, the worker ends', { timeout: 120_000 }, async () => {
    const application = 'application_name=worker-below-a-parent';
    const env = { ...shop.env, DATABASE_URL: `${shop.database.url}?${application}` };
    const parent = await startBelowParent('src/worker.ts', env);
    const [, worker = 0] = await family(parent.pid, 2);
    await asAdmin(shop.database.adminUrl, (client) =>
      eventually(async () => {
        const found = await client.query('select from pg_stat_activity where application_name ~ $1', [
          'worker',
        ]);
        return found.rowCount;
      }, 20),
    );
    parent.kill('SIGKILL');
    await eventually(areGone([worker]), 15);
  });

  test.each(['stripe', 'mailbox'])(
    'of the parent, the sandbox %s ends',
    { timeout: 120_000 },
    async (name) => {
      const { dir, remove } = scratchFolder();
      const port = await freePort();
      const parent = await startBelowParent(`src/sandbox/${name}/main.ts`, {
        ...{
          STRIPE_SANDBOX_PORT: String(port),
          STRIPE_SANDBOX_DATA: dir,
          STRIPE_WEBHOOK_SECRET: 'whsec_12345678',
        },
        ...{ MAILBOX_PORT: String(port), MAILBOX_SMTP_PORT: '0', MAILBOX_DATA: dir },
      });
      await eventually(async () => !(await isFree(port)), 20);
      const [, ...children] = await family(parent.pid, 2);
      parent.kill('SIGKILL');
      await eventually(areGone(children), 15);
      remove();
    },
  );
});
