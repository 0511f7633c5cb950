import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { type Child, run } from '#tests/support/child.ts';
import { eventually } from '#tests/support/eventually.ts';
import { ask, count, memoryOf, percentile, steadily } from '#tests/support/load.ts';
import { answerOn, exchange, open, postText, requestText } from '#tests/support/raw-http.ts';
import { asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer, eventOf, payFor, sendWebhooksTo, signature } from '#tests/support/shop-buy.ts';
import { isLong } from '#tests/support/timed.ts';

/** As long as a shop may take to end, and a busy machine may take for it. */
const ENDS_MS = count(40_000, 10_000);

/** An error inside a process, on a signal: the shop itself has no switch for it. */
const TROUBLE = `data:text/javascript,${encodeURIComponent(`
  process.on('SIGIO', () => { setTimeout(() => { throw new Error('nobody catches this'); }); });
`)}`;

const ROLLING_RESTARTS = count(2, 20);

let shop: Shop;
afterAll(() => shop?.stop());

/** A running shop of so many processes: that of the test before, started again where it was ended, if it had as many. */
async function aShop(processes = 1): Promise<Shop> {
  if (shop && Number(shop.env['WEB_PROCESSES'] ?? 1) === processes) {
    if (!(await isRunning(shop.child()))) await shop.restart();
  } else {
    await shop?.stop();
    const env = { NODE_OPTIONS: `--import=${TROUBLE}` };
    shop = await startShop(processes > 1 ? { processes, env } : { env });
    await sendWebhooksTo(shop, '');
  }
  return shop;
}

function isRunning(child: Child): Promise<boolean> {
  return Promise.race([child.exited.then(() => false), sleep(0, true)]);
}

/** A form of which the end has not come yet, and the beginning has been read. */
async function halfSent() {
  const body = 'product=first-sourdough';
  const head = [`Host: localhost:${shop.port}`, `Origin: ${shop.origin}`, `Content-Length: ${body.length}`];
  const socket = await open(shop.port);
  const type = 'Content-Type: application/x-www-form-urlencoded';
  socket.write(requestText('POST /api/cart/items HTTP/1.1', [...head, type], body.slice(0, 5)));
  // Connections that came later, to every process, are answered: then the bytes of this one have been read.
  for (let round = 0; round < 3; round++)
    await Promise.all(Array.from({ length: 8 }, () => ask(new Agent(), shop.port, '/healthz')));
  return { finish: () => void socket.write(body.slice(5)), answer: answerOn(socket, 60) };
}

/** Waits until the shop says that it closes. */
const closing = () => eventually(() => /: closing/.test(shop.child().output()));

/**
 * Whether nobody new is served. A connection that comes at the very moment may be taken and never answered: the first of
 * several processes has nobody left to hand it to.
 */
async function isShut(): Promise<boolean> {
  const { status } = await Promise.race([
    ask(new Agent(), shop.port, '/healthz'),
    sleep(500).then(() => ({ status: -1 })),
  ]);
  return status === -1;
}

// The tests of two processes come first: a shop that is left running serves the next.
describe('F1: a rolling restart', () => {
  test('of two processes under load fails no request', { timeout: 1_800_000 }, async () => {
    await aShop(2);
    await eventually(() => said(/the shop is open/g) === 2, 30);
    // Not the first start is meant: both have to be well before they are relieved.
    await eventually(areWell, 30);
    const paths = ['/courses', '/courses/first-sourdough', '/cart', '/healthz', '/favicon.svg'];
    const restarts = (async () => {
      for (let round = 1; round <= ROLLING_RESTARTS; round++) {
        shop.child().signal('SIGUSR2');
        await eventually(() => said(/every process of the shop is new/g) === round, 60);
      }
    })();
    const load = await steadily(shop.port, paths, count(50, 500), restarts);
    await restarts;
    expect(load.errors).toEqual([]);
    expect(Object.keys(load.statuses)).toEqual(['200']);
    expect(load.times.length).toBeGreaterThan(50 * ROLLING_RESTARTS);
    console.info(`rolling restarts: ${ROLLING_RESTARTS}, ${load.times.length} requests, none failed`);
  });
});

test('a taken port is named, and the shop of several does not try for ever', async () => {
  await aShop(2);
  for (const more of ['1', '2']) {
    const second = run('second', ['src/server.ts'], { ...shop.env, WEB_PROCESSES: more, METRICS_PORT: '' });
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`PORT: ${shop.port} is taken`);
  }
});

test('F3: kill -9 of one of two processes: the other goes on, and a new one comes', async () => {
  await aShop(2);
  const pids = await twoProcesses();
  await eventually(areWell, 30);
  process.kill(pids[0] ?? 0, 'SIGKILL');
  await eventually(async () => (await shop.client().get('/healthz')).status === 200);
  // Its first page, beside a process that starts, may take longer than a page may wait for its database.
  await eventually(async () => (await shop.client().get('/courses')).status === 200, 30);
  await eventually(async () => !(await twoProcesses()).includes(pids[0] ?? 0), 30);
  expect(await memoryOf(pids[0] ?? 0)).toBe(0);
});

test('F15: an error that nobody caught ends one process of two, and a new one takes its place', async () => {
  await aShop(2);
  const pids = await twoProcesses();
  await eventually(areWell, 30);
  process.kill(pids[0] ?? 0, 'SIGIO');
  await eventually(() => said(/an error that nobody caught: ending/g) > 0);
  await eventually(async () => (await shop.client().get('/courses')).status === 200, 30);
  await eventually(async () => !(await twoProcesses()).includes(pids[0] ?? 0), 30);
});

describe.each([2, 1])('SIGTERM to a shop of %i', (processes) => {
  test('lets requests under way finish, closes behind them, ends with 0 within 10 s', async () => {
    await aShop(processes);
    const half = await halfSent();
    // It does not wait for a sender who never finishes.
    await halfSent();
    const start = Date.now();
    shop.child().signal('SIGTERM');
    await closing();
    await eventually(isShut, 3);
    half.finish();
    const answer = await half.answer;
    expect(answer).toMatchObject({ status: 303, closed: true });
    expect(answer.headers['connection']).toBe('close');
    expect(await shop.child().exited).toBe(0);
    expect(Date.now() - start).toBeLessThan(ENDS_MS);
  });

  test('and once more ends it at once', async () => {
    await aShop(processes);
    await halfSent();
    shop.child().signal('SIGTERM');
    await closing();
    shop.child().signal('SIGTERM');
    // With 0 it would have waited for the sender first.
    expect(await shop.child().exited).toBe(1);
  });
});

describe('F2: SIGTERM', () => {
  test('while a webhook is at work: readiness goes first, it is done and answered, or it never was', async () => {
    await aShop();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { sessionId } = await aBuyer(shop);
    await payFor(shop, sessionId);
    const body = JSON.stringify(await eventOf(shop, sessionId, 'checkout.session.completed'));
    const hook = () =>
      postText(shop.port, '/api/webhooks/stripe', body, [`Stripe-Signature: ${signature(body)}`]);
    const facts = `select o.status, (select count(*)::int from reporting.entitlements e where e.order_id = o.id) as granted
      from reporting.orders o where o.session_id = '${sessionId}'`;
    const status = await asAdmin(shop.database.adminUrl, async (client) => {
      // The webhook waits for this lock, so the signal meets it halfway.
      await client.query('begin');
      await client.query('select * from orders for update');
      const answer = exchange(shop.port, hook(), 60);
      await eventually(async () => {
        const waiting = await client.query(`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`);
        return waiting.rowCount;
      });
      expect(await ask(agent, shop.port, '/readyz')).toMatchObject({ status: 200 });
      shop.child().signal('SIGTERM');
      await closing();
      expect(await ask(agent, shop.port, '/readyz')).toMatchObject({ status: 503 });
      await client.query('commit');
      return (await answer).status;
    });
    agent.destroy();
    expect(await shop.child().exited).toBe(0);
    const read = () => asAdmin(shop.database.adminUrl, async (client) => (await client.query(facts)).rows[0]);
    const done = { status: 'completed', granted: 1 };
    expect(await read()).toEqual(status === 200 ? done : { status: 'pending', granted: 0 });
    await shop.restart();
    expect((await exchange(shop.port, hook(), 60)).status).toBe(200);
    expect(await read()).toEqual(done);
  });
});

test('F3: kill -9 of the shop: ready again within 3 s of its start', { timeout: 1_800_000 }, async () => {
  await aShop();
  const took: number[] = [];
  for (let round = 0; round < count(1, 100); round++) {
    shop.child().signal('SIGKILL');
    await shop.child().exited;
    const start = Date.now();
    await shop.restart();
    took.push(Date.now() - start);
  }
  const [middle = 0, worst = 0] = [0.5, 1].map((share) =>
    percentile(
      took.toSorted((a, b) => a - b),
      share,
    ),
  );
  console.info(`${took.length} kills: ready again after ${middle} ms at the median, ${worst} ms at worst`);
  if (isLong) expect(worst).toBeLessThan(3_000);
  expect((await shop.client().get('/courses')).status).toBe(200);
});

function said(pattern: RegExp): number {
  return [...shop.child().output().matchAll(pattern)].length;
}

/** Whether a crowd's pages are there, through every process. */
async function areWell(): Promise<boolean> {
  const pages = await Promise.all(Array.from({ length: 12 }, () => shop.client().get('/courses')));
  return pages.every(({ status }) => status === 200);
}

/** The two processes below the first, once they are two: those that others took the place of may still be closing. */
function twoProcesses(): Promise<number[]> {
  return eventually(async () => {
    const children = await childrenOf(shop.child().pid);
    return children.length === 2 && children;
  }, 30);
}

async function childrenOf(pid: number): Promise<number[]> {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.trim().split(' ').filter(Boolean).map(Number);
}
