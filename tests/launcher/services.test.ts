import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { asAccount, unprivilegedUser } from '#launcher/processes/run-as.mjs';
import {
  freePort,
  holderOf,
  isFree,
  launch,
  onPath,
  prepareDatabase,
  scratchFolder,
  startPostgres,
  startRedis,
} from '#launcher/services/services.mjs';
import { eventually } from '#tests/support/eventually.ts';

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function folder(): string {
  const { dir, remove } = scratchFolder();
  cleanUps.push(remove);
  return dir;
}

async function postgresIn(dir: string, options: { durable: boolean; password?: string }) {
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), ...options });
  cleanUps.push(() => postgres.stop(true));
  return postgres;
}

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const settings = `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
  current_setting('full_page_writes') as pages, current_setting('listen_addresses') as listens,
  current_setting('data_checksums') as checksums`;

describe('PostgreSQL', () => {
  test('is durable for a shop and quick for a test, on loopback only', async () => {
    const shop = await postgresIn(folder(), { durable: true });
    expect(await ask(shop.url, settings)).toEqual([
      { fsync: 'on', commit: 'on', pages: 'on', listens: '127.0.0.1', checksums: 'on' },
    ]);
    const scratch = await postgresIn(folder(), { durable: false });
    expect(await ask(scratch.url, settings)).toMatchObject([{ fsync: 'off', commit: 'off', pages: 'off' }]);
  });

  test('asks for its password', async () => {
    const { url } = await postgresIn(folder(), { durable: false });
    const wrong = new URL(url);
    wrong.password = 'guessed';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('gives the application a role that owns nothing, and repeats without harm', async () => {
    const postgres = await postgresIn(folder(), { durable: false });
    const passwords = { owner: 'first-secret', app: 'second-secret' };
    await prepareDatabase({ postgres, passwords });
    const { url, ownerUrl } = await prepareDatabase({ postgres, passwords });
    await ask(ownerUrl, 'create table things (id int); grant select on things to lectern_app');
    expect(await ask(url, 'select count(*)::int as count from things')).toEqual([{ count: 0 }]);
    await expect(ask(url, 'create table mine (id int)')).rejects.toThrow(/permission denied/);
    await expect(ask(url, 'drop table things')).rejects.toThrow(/must be owner/);
    expect(await ask(url, "select similarity('lectern', 'lecturn') > 0.3 as alike")).toEqual([
      { alike: true },
    ]);
  });

  test('takes over from a server that was left running, and keeps what was committed', async () => {
    const dir = folder();
    const first = await startPostgres({ dir: join(dir, 'postgres'), password: 'the-same' });
    await ask(first.url, 'create table kept as select 1 as id');
    const second = await postgresIn(dir, { durable: true, password: 'the-same' });
    expect(first.running()).toBe(false);
    expect(await ask(second.url, 'select id from kept')).toEqual([{ id: 1 }]);
  });

  test('is not stopped by a lock file whose process is somebody else by now', async () => {
    const dir = folder();
    const first = await startPostgres({ dir: join(dir, 'postgres'), password: 'the-same', durable: false });
    const lock = join(dir, 'postgres', 'postmaster.pid');
    const left = await readFile(lock, 'utf8');
    await first.stop();
    const sleeper = launch('sleeper', 'sleep', ['600'], asAccount(unprivilegedUser()));
    cleanUps.push(() => sleeper.stop());
    await writeFile(lock, left.replace(/^\d+/, String(sleeper.pid)));
    const second = await postgresIn(dir, { durable: false, password: 'the-same' });
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('says why when it cannot start', async () => {
    const dir = folder();
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    cleanUps.push(() => void taken.close());
    const { port } = taken.address() as { port: number };
    const start = startPostgres({ dir: join(dir, 'postgres'), durable: false, port });
    await expect(start).rejects.toThrow(/Address already in use/);
  });
});

describe.skipIf(!onPath('redis-server'))('Redis', () => {
  test('asks for its password and writes nothing', async () => {
    const redis = await startRedis({ logFile: join(folder(), 'redis.log') });
    cleanUps.push(() => redis.stop());
    const { createClient } = await import('redis');
    const outsider = createClient({
      url: `redis://127.0.0.1:${redis.port}`,
      socket: { reconnectStrategy: false },
    });
    outsider.on('error', () => {});
    await expect(outsider.connect().then(() => outsider.get('a'))).rejects.toThrow(/NOAUTH/);
    outsider.destroy();
    const client = createClient({ url: redis.url });
    await client.connect();
    expect(await client.configGet('save')).toMatchObject({ save: '' });
    expect(await client.configGet('appendonly')).toMatchObject({ appendonly: 'no' });
    client.destroy();
  });
});

describe('ports', () => {
  test('a taken port is named with who holds it', async () => {
    const port = await freePort();
    expect(await isFree(port)).toBe(true);
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect(await isFree(port)).toBe(false);
    expect(await freePort(port)).not.toBe(port);
    expect(holderOf(port)).toMatch(new RegExp(`^process ${process.pid} \\(.+\\)$`));
    server.close();
  });
});

describe('the watchdog', () => {
  test('leaves nothing behind when the one who started it all is killed', async () => {
    const services = new URL('../../src/launcher/services/services.mjs', import.meta.url).href;
    const script = `
      import { startScratch, launch } from ${JSON.stringify(services)};
      const scratch = await startScratch();
      const { pid } = launch('sleeper', 'sleep', ['600']);
      console.log(JSON.stringify({ dir: scratch.dir, port: Number(new URL(scratch.databaseUrl).port), pid }));
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { dir, port, pid } = await firstLine<{ dir: string; port: number; pid: number }>(child);
    expect([existsSync(dir), await isFree(port), isAlive(pid)]).toEqual([true, false, true]);
    child.kill('SIGKILL');
    await eventually(async () => !existsSync(dir) && (await isFree(port)) && !isAlive(pid), 15);
  });
});

async function firstLine<T>(child: ChildProcess): Promise<T> {
  if (!child.stdout) throw new Error('the child has no output');
  const [line] = await once(child.stdout, 'data');
  return JSON.parse(String(line)) as T;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
