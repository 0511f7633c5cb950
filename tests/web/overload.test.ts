import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { open as openFile, rm } from 'node:fs/promises';
import { Agent, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { machineEnv } from '#tests/support/child.ts';
import { eventually } from '#tests/support/eventually.ts';
import { ask, count, memoryOf, percentile, steadily } from '#tests/support/load.ts';
import { aSignedUpMember, GOOD_PASSWORD } from '#tests/support/people.ts';
import { exchange, open, postText, requestText } from '#tests/support/raw-http.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { isLong } from '#tests/support/timed.ts';
import { sendFile } from '#web/http/send-file.ts';

/** What goes wrong inside a process, on a signal: the shop itself has no switch for it. */
const TROUBLE = `data:text/javascript,${encodeURIComponent(`
  process.on('SIGWINCH', () => void Promise.reject(new Error('nobody waits for this')));
`)}`;

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({
    stripe: false,
    env: { NODE_OPTIONS: `--import=${TROUBLE}`, TRUSTED_PROXIES: '127.0.0.1' },
  });
});
afterAll(() => shop?.stop());

describe('F5: readers who do not read', () => {
  test('50 of a file of 800 MB cost no memory', async () => {
    const path = `${tmpdir()}/lectern-big-${process.pid}`;
    const size = 800_000_000;
    const file = await openFile(path, 'w');
    await file.truncate(size);
    await file.close();
    const headers = { ETag: '"big"', 'Content-Type': 'application/octet-stream' };
    const server = createServer((request, response) =>
      sendFile({ request, response, requestId: 'x' }, { path, size, headers }),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const before = process.memoryUsage().rss;
      const readers = await stalled((server.address() as AddressInfo).port, 50, '/big');
      await sleep(2_000);
      const grown = (process.memoryUsage().rss - before) / 1_048_576;
      for (const socket of readers) socket.destroy();
      expect(grown).toBeLessThan(200);
    } finally {
      server.closeAllConnections();
      server.close();
      await rm(path, { force: true });
    }
  });

  test('200 who ask for page after page on one connection are not rendered ahead of', async () => {
    const before = await memoryOf(shop.child().pid);
    const readers = await stalled(shop.port, 200, '/cart', 20);
    await sleep(count(3_000, 10_000));
    const grown = (await memoryOf(shop.child().pid)) - before;
    expect((await shop.client().get('/courses')).status).toBe(200);
    for (const socket of readers) socket.destroy();
    expect(grown).toBeLessThan(250);
  });
});

const HOSTILE = count(60, 300);
const ROUNDS = count(3, 7);

describe('sockets that mean harm', () => {
  test(`${ROUNDS} rounds of ${HOSTILE * 4}: what they took is given back`, async () => {
    for (let round = 1; round <= ROUNDS; round++) {
      const sockets = (
        await Promise.all([
          stalled(shop.port, HOSTILE, '/courses', 20),
          stalled(shop.port, HOSTILE, '/cart', 20),
          unfinished(HOSTILE, `GET / HTTP/1.1\r\nHost: localhost:${shop.port}\r\nX-A: ${'a'.repeat(15_000)}`),
          unfinished(
            HOSTILE,
            `POST /api/webhooks/stripe HTTP/1.1\r\nHost: localhost:${shop.port}\r\nContent-Length: 900000\r\n\r\n${'x'.repeat(500_000)}`,
          ),
        ])
      ).flat();
      await sleep(count(500, 2_500));
      for (const socket of sockets) socket.destroy();
    }
    await eventually(async () => (await memoryOf(shop.child().pid)) < 350, 45);
    expect((await shop.client().get('/courses')).status).toBe(200);
  });
});

const SIGN_INS = count(12, 50);

describe('F10: a login storm', () => {
  test(`of ${SIGN_INS} at once keeps nobody from looking around`, async () => {
    const { email } = await aSignedUpMember(shop);
    const body = new URLSearchParams({ email, password: `${GOOD_PASSWORD}?` }).toString();
    const post = (i: number) =>
      exchange(
        shop.port,
        postText(shop.port, '/sign-in', body, [
          `Origin: ${shop.origin}`,
          `X-Forwarded-For: 198.51.100.${i}`,
          'Content-Type: application/x-www-form-urlencoded',
        ]),
        120,
      );
    const storm = Promise.all(Array.from({ length: SIGN_INS }, (_, i) => post(i)));
    const others = await steadily(shop.port, ['/courses', '/healthz'], 50, storm);
    const statuses = (await storm).map(({ status }) => status);
    for (const status of statuses) expect([401, 422, 429, 503]).toContain(status);
    expect(Object.keys(others.statuses)).toEqual(['200']);
    // Hashed on the thread that serves, they would stop it for seconds.
    if (isLong) expect(percentile(others.times, 0.99)).toBeLessThan(1_500);
    // A thread that is stopped for the time of all hashes answers next to nothing meanwhile.
    expect(others.times.length).toBeGreaterThan(statuses.length);
  });
});

test('F11: a password of 60 KB or 50 MB costs nobody any work', async () => {
  for (const path of ['/sign-in', '/sign-up']) {
    const send = () => shop.client().post(path, { email: 'ada@example.com', password: 'x'.repeat(60_000) });
    // The first renders the page for the first time.
    await send();
    const before = cpuOf(shop.child().pid);
    expect([400, 401, 422], path).toContain((await send()).status);
    // A hash alone takes a quarter of a second of a core.
    expect(cpuOf(shop.child().pid) - before, path).toBeLessThan(200);
    const huge = requestText(`POST ${path} HTTP/1.1`, [
      `Host: localhost:${shop.port}`,
      `Origin: ${shop.origin}`,
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Length: 50000000',
    ]);
    expect((await exchange(shop.port, huge)).status).toBe(413);
  }
});

describe('F15: inside the process', () => {
  const failures = async (kind: string) => {
    const text = await (await fetch(`http://127.0.0.1:${shop.metricsPort}/metrics`)).text();
    return Number(new RegExp(`kind="${kind}"[^}]*} (\\d+)`).exec(text)?.[1] ?? 0);
  };

  test('a rejection that nobody caught is counted and told, and the shop goes on', async () => {
    shop.child().signal('SIGWINCH');
    await eventually(() => shop.child().output().includes('a rejection that nobody caught'));
    expect(await failures('rejection')).toBe(1);
    expect((await shop.client().get('/courses')).status).toBe(200);
  });
});

test('F13: out of file descriptors the shop sheds, and recovers by itself', async () => {
  const { pid } = shop.child();
  execFileSync('prlimit', ['--pid', String(pid), '--nofile=150:4096']);
  const crowd = await Promise.all(Array.from({ length: 400 }, () => open(shop.port)));
  for (const socket of crowd) socket.write(`GET /cart HTTP/1.1\r\nHost: localhost:${shop.port}\r\n\r\n`);
  await sleep(1_000);
  for (const socket of crowd) socket.destroy();
  execFileSync('prlimit', ['--pid', String(pid), '--nofile=4096:4096']);
  await eventually(async () => (await shop.client().get('/cart')).status === 200, 20);
  await eventually(async () => (await shop.client().get('/courses/first-sourdough')).status === 200, 20);
});

describe('F14: nobody takes the log', () => {
  test.for(['blocked', 'closed'] as const)('(its pipe is %s), and the shop serves on', async (how) => {
    if (how === 'blocked') await shop.child().stop();
    const env = { ...machineEnv, NODE_ENV: 'test', ...shop.env };
    const child = spawn(process.execPath, ['src/server.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const exited = once(child, 'exit');
    try {
      child.stderr.resume();
      if (how === 'closed') child.stdout.destroy();
      await eventually(async () => (await fetch(`${shop.origin}/readyz`)).ok, 30);
      const agent = new Agent({ keepAlive: true, maxSockets: 8 });
      const asked = Array.from({ length: 8 }, async () => {
        for (let i = 0; i < 150; i++) {
          const { status } = await ask(
            agent,
            shop.port,
            `/courses/first-sourdough?from=${'x'.repeat(150)}${i % 3}`,
          );
          if (status !== 200) return status;
        }
        return 200;
      });
      expect(await Promise.all(asked)).toEqual(Array(8).fill(200));
      agent.destroy();
      // The blocked pipe is read again before the shop is asked to end.
      child.stdout.resume();
      child.kill('SIGTERM');
      expect((await exited)[0]).toBe(0);
    } finally {
      child.kill('SIGKILL');
      await exited;
    }
  });
});

/** Milliseconds of processor time that a process has used. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Senders who begin and do not go on. */
async function unfinished(many: number, text: string): Promise<Socket[]> {
  const sockets = await Promise.all(Array.from({ length: many }, () => open(shop.port)));
  for (const socket of sockets) socket.write(text);
  return sockets;
}

/** Readers who ask (`times` in a row) and take nothing. */
async function stalled(port: number, many: number, path: string, times = 1): Promise<Socket[]> {
  const sockets = await Promise.all(Array.from({ length: many }, () => open(port)));
  for (const socket of sockets) {
    socket.pause();
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`.repeat(times));
  }
  return sockets;
}
