import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isFree } from '#launcher/services/services.mjs';
import { eventually } from '#tests/support/eventually.ts';
import { aClone, type Clone, endAll, processesOf, type Run, runIn, start } from './clone.ts';

let clone: Clone;
beforeAll(async () => {
  clone = await aClone();
});
afterEach(endAll);
afterAll(async () => {
  await eventually(() => processesOf(clone).length === 0, 15);
  clone.remove();
});

const isEverythingGone = async () => {
  const free = await Promise.all(Object.values(clone.ports).map((port) => isFree(port)));
  return processesOf(clone).length === 0 && free.every(Boolean);
};

describe('npm start', () => {
  test('can be stopped, or killed, while it makes its first data folder', { timeout: 60_000 }, async () => {
    const making = () => existsSync(join(clone.dir, '.data', 'postgres.new', 'PG_VERSION'));
    for (const signal of ['SIGHUP', 'SIGKILL'] as const) {
      const run = runIn(clone, ['start.mjs']);
      await eventually(making, 30);
      run.child.kill(signal);
      expect(await run.ended).toBe(signal === 'SIGHUP' ? 0 : 'SIGKILL');
      await eventually(isEverythingGone, 20);
      expect(run.output()).not.toContain('Error');
    }
    expect(existsSync(join(clone.dir, '.data', 'postgres'))).toBe(false);
  });

  test('opens a shop where there is nothing, and stops all of it', { timeout: 120_000 }, async () => {
    const first = await start(clone);
    expect(first.output()).toMatch(new RegExp(`The shop +${clone.origin}\n`));
    for (const name of ['Admin', 'Demo customer'])
      expect(first.output()).toMatch(new RegExp(`${name} +\\S+\n +email +\\S+@\\S+\n +password +\\S{12,}`));
    expect(first.output()).toContain('4242 4242 4242 4242');
    expect((await fetch(`${clone.origin}/readyz`)).status).toBe(200);
    expect((await fetch(`http://localhost:${clone.ports.MAILBOX_PORT}/api/v1/messages`)).status).toBe(200);
    expect(statSync(join(clone.dir, '.data', 'launcher.json')).mode & 0o077).toBe(0);
    const log = join(clone.dir, '.data', 'logs', 'shop.log');
    await eventually(() => readFileSync(log, 'utf8').includes('"path":"/readyz"'));
    expect(first.output()).not.toMatch(/\{"level"|\/readyz/);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    await eventually(isEverythingGone);
  });

  test('keeps its data, and lets the command line in, beside it and without it', {
    timeout: 120_000,
  }, async () => {
    const saved = readFileSync(join(clone.dir, '.data', 'launcher.json'), 'utf8');
    const alone = runIn(clone, ['shop.mjs', 'db', 'status']);
    expect(await alone.ended).toBe(0);
    const second = await start(clone);
    expect(second.output()).not.toMatch(/migrations? applied|demo shop loaded|building|password/);
    expect(readFileSync(join(clone.dir, '.data', 'launcher.json'), 'utf8')).toBe(saved);
    const beside = runIn(clone, ['shop.mjs', 'db', 'status']);
    expect(await beside.ended).toBe(0);
    // A slow step of the first is reported on standard error.
    const migrations = ({ output }: Run) => output().match(/^\d{4}_.+$/gm);
    expect(migrations(beside)).toEqual(migrations(alone));
    expect(beside.output()).toMatch(/^0001_accounts\n/);
    const wrong = runIn(clone, ['shop.mjs', 'db', 'nonsense']);
    expect(await wrong.ended).toBe(2);
    expect(wrong.output()).toContain('There is no command "db nonsense".');
    const twice = runIn(clone, ['start.mjs']);
    expect(await twice.ended).toBe(1);
    expect(twice.output()).toContain('already runs in this folder');
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    await eventually(isEverythingGone);
  });

  test('brings back a server that dies, and leaves nothing behind when it is killed itself', {
    timeout: 120_000,
  }, async () => {
    const run = await start(clone);
    expect(processesOf(clone).length).toBeGreaterThan(4);
    const pidOf = (what: string) =>
      Number(
        processesOf(clone)
          .find((line) => line.includes(what) && !line.includes('launcher'))
          ?.split(' ')[0],
      );
    for (const what of ['bin/postgres -D', 'sandbox/stripe', 'src/server.ts']) {
      const pid = pidOf(what);
      process.kill(pid, 'SIGKILL');
      await eventually(() => pidOf(what) > 0 && pidOf(what) !== pid, 20);
    }
    await eventually(async () => (await fetch(`${clone.origin}/readyz`)).status === 200, 20);
    await eventually(async () => (await fetch(`${clone.origin}/courses`)).status === 200, 20);
    run.child.kill('SIGKILL');
    await eventually(isEverythingGone, 20);
  });

  test('starts again after that, and leaves no server when its watchdog is killed with it', {
    timeout: 120_000,
  }, async () => {
    const run = await start(clone, { WEB_PROCESSES: '2' });
    const servers = () => processesOf(clone).filter((line) => /src\/(server|sandbox)/.test(line));
    expect(servers().length).toBe(5);
    const watchdog = processesOf(clone).find((line) => line.includes('watchdog.mjs'));
    for (const pid of [Number(watchdog?.split(' ')[0]), run.child.pid ?? 0]) process.kill(pid, 'SIGKILL');
    await eventually(() => servers().length === 0, 20);
    // PostgreSQL and Redis know no parent: the next start stops the one, and nothing the other.
    for (const line of processesOf(clone)) {
      try {
        process.kill(Number(line.split(' ')[0]), 'SIGINT');
      } catch {} // It has gone since it was listed.
    }
    await eventually(isEverythingGone, 20);
  });
});

test('npm run shop names a command that does not exist, and starts nothing for it', async () => {
  const run = runIn(clone, ['shop.mjs', 'nonsense', 'now']);
  expect(await run.ended).toBe(2);
  expect(run.output()).toMatch(/^There is no command "nonsense"\.\nUsage: /);
  const help = runIn(clone, ['shop.mjs', '--help']);
  expect(await help.ended).toBe(0);
});

describe('npm start refuses', () => {
  test('arguments that it does not know', async () => {
    const run = runIn(clone, ['start.mjs', '--fast', 'now']);
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain('This command does not know "--fast", "now". It takes only --dev');
  });

  test('in production, what it was not given, all at once', async () => {
    const run = runIn(clone, ['start.mjs'], { NODE_ENV: 'production', SMTP_URL: '' });
    expect(await run.ended).toBe(1);
    for (const name of [
      'DATABASE_URL',
      'STRIPE_SECRET_KEY',
      'STRIPE_WEBHOOK_SECRET',
      'SMTP_URL',
      'AUTH_SECRET',
    ]) {
      expect(run.output()).toMatch(new RegExp(`^ {2}${name} is not set: .+\\.$`, 'm'));
    }
    expect(run.output()).not.toMatch(/\bat .*\.mjs/);
  });

  test('a taken port, saying which and who has it', async () => {
    const server = createServer().listen(clone.ports.MAILBOX_PORT, '127.0.0.1');
    await once(server, 'listening');
    const run = runIn(clone, ['start.mjs']);
    expect(await run.ended).toBe(1);
    const { MAILBOX_PORT } = clone.ports;
    expect(run.output()).toContain(
      `Port ${MAILBOX_PORT} (MAILBOX_PORT) is taken by process ${process.pid} (`,
    );
    server.close();
  });

  test('values of .env that are wrong, by name; the real environment wins', async () => {
    const file = join(clone.dir, '.env');
    writeFileSync(file, 'LOG_LEVEL=loud\nJOBS=sometimes\nHOST=0.0.0.0\n');
    const numbers = { PORT: 'abc', MAILBOX_PORT: '70000', WEB_PROCESSES: '0', LOG_DIR: '/dev/null/logs' };
    const run = runIn(clone, ['start.mjs'], { HOST: '127.0.0.1', ...numbers });
    expect(await run.ended).toBe(1);
    for (const line of [
      'PORT: must be a whole number from 0 to 65535',
      'MAILBOX_PORT: must be a whole number from 0 to 65535',
      'WEB_PROCESSES: must be a whole number from 1 to 64',
      'JOBS: must be inline or off',
      'LOG_LEVEL: must be trace, debug, info, warn, error, fatal or silent',
      'LOG_DIR: /dev/null/logs cannot be made',
    ])
      expect(run.output()).toContain(`\n  ${line}`);
    writeFileSync(file, '');
    expect(existsSync(join(clone.dir, '.data', 'lock'))).toBe(false);
  });
});
