import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { createPool, inTransaction, kyselyOn } from '#lib/db.ts';
import { eventually } from '#tests/support/eventually.ts';
import { open, postText } from '#tests/support/raw-http.ts';
import { asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer, eventOf, payFor, sendWebhooksTo, signature } from '#tests/support/shop-buy.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { bodyOf } from '#tests/support/stripe-event.ts';
import { type FaultMode, startTcpProxy, type TcpProxy } from '#tests/support/tcp-proxy.ts';
import { isLong, percentile, report, type Timed, tally, timed } from '#tests/support/timed.ts';

/** Every request is answered within 3 s; on a machine that does many things at once, before anybody would call it hung. */
const ANSWERED_MS = isLong ? 3_000 : 30_000;
const BACK_SECONDS = 2;

let shop: Shop;
let proxy: TcpProxy;
let shopper: ShopClient;

beforeAll(async () => {
  shop = await startShop({
    redis: false,
    through: async (url) => {
      proxy = await startTcpProxy(url);
      return proxy.through(url);
    },
  });
  await sendWebhooksTo(shop, '');
  shopper = shop.client();
  await shopper.post('/api/cart/items', { product: 'first-sourdough' });
});
afterAll(async () => {
  await shop?.stop();
  await proxy?.stop();
});
afterEach(async () => {
  proxy.set({ mode: 'pass' });
  const isWell = async () =>
    (await Promise.all([shopper.get('/cart'), postUnknownEvent()])).every(({ status }) => status === 200);
  await eventually(isWell, 15);
});

/** One request of every kind: pages of everybody and of one's own, changes, machines. */
function oneOfEach(): Promise<Timed[]> {
  return Promise.all([
    timed('/courses', () => shopper.get('/courses?page=1')),
    timed('/cart', () => shopper.get('/cart')),
    timed('/learn', () => shopper.get('/learn/first-sourdough')),
    timed('/api/products', () => shopper.get('/api/products')),
    timed('add', () => shop.client().post('/api/cart/items', { product: 'hand-cut-dovetails' })),
    timed('checkout', () => shopper.post('/api/checkout', { email: 'reader@example.com' })),
    timed('webhook', postUnknownEvent),
    timed('/readyz', () => shopper.get('/readyz')),
  ]);
}

function postUnknownEvent() {
  const body = bodyOf('customer.created', { id: `cus_${Math.random()}`, object: 'customer' });
  return shopper.ask('/api/webhooks/stripe', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'stripe-signature': signature(body) },
  });
}

function expectAnswered(answers: readonly Timed[]): void {
  expect(answers.filter(({ status }) => status !== 503 && (status === 0 || status >= 500))).toEqual([]);
  expect(answers.filter(({ ms }) => ms > ANSWERED_MS)).toEqual([]);
}

describe('a bad line to PostgreSQL', () => {
  const modes: readonly [string, FaultMode][] = [
    ['swallows everything', { mode: 'blackhole' }],
    ['is two seconds slow', { mode: 'latency', ms: 2_000 }],
    ['brings one byte at a time', { mode: 'slice', ms: 20 }],
    ['is cut after every 300 bytes', { mode: 'cut-after', bytes: 300 }],
    ['is cut after every 500 bytes', { mode: 'cut-after', bytes: 500 }],
    ['is cut after every 700 bytes', { mode: 'cut-after', bytes: 700 }],
    ['is cut at every answer', { mode: 'cut-reply' }],
  ];

  test.each(modes)(
    'that %s: every request is answered in time, and all is well at once after',
    async (name, mode) => {
      proxy.set(mode);
      const answers = [...(await oneOfEach()), ...(await oneOfEach())];
      expectAnswered(answers);
      expect(answers.some(({ status }) => status === 503)).toBe(true);
      proxy.set({ mode: 'pass' });
      const start = Date.now();
      await eventually(async () => (await shopper.get('/cart')).status === 200, BACK_SECONDS);
      const slowest = Math.max(...answers.map(({ ms }) => ms));
      report(`line that ${name}`, { answers: tally(answers), slowest, backAfter: Date.now() - start });
      expect((await shopper.get('/cart')).text).toContain('/courses/first-sourdough');
    },
  );

  const refusals: readonly [string, FaultMode][] = [
    ['refuses', { mode: 'refuse' }],
    ['accepts and says nothing', { mode: 'accept-silent' }],
  ];
  test.each(refusals)('whose other end %s', async (name, mode) => {
    proxy.set(mode);
    proxy.resetAll();
    const answers = [...(await oneOfEach()), ...(await oneOfEach())];
    expectAnswered(answers);
    proxy.set({ mode: 'pass' });
    await eventually(async () => (await shopper.get('/readyz')).status === 200, BACK_SECONDS);
    report(`other end that ${name}`, {
      answers: tally(answers),
      slowest: Math.max(...answers.map((a) => a.ms)),
    });
  });

  test('while it is silent, most are told so at once', async () => {
    proxy.set({ mode: 'blackhole' });
    await oneOfEach();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => timed('/cart', () => shopper.get('/cart'))),
    );
    expectAnswered(answers);
    expect(tally(answers)).toEqual({ 503: 40 });
    if (isLong) {
      const median = percentile(
        answers.map(({ ms }) => ms),
        0.5,
      );
      expect(median).toBeLessThan(1_500);
    }
  });
});

describe('a commit whose answer is lost', () => {
  test('of a webhook: Stripe hears no 2xx, the order is complete, and its next try changes nothing', async () => {
    const { sessionId } = await aBuyer(shop);
    await payFor(shop, sessionId);
    const body = JSON.stringify(await eventOf(shop, sessionId, 'checkout.session.completed'));
    const deliver = () =>
      shopper.ask('/api/webhooks/stripe', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'stripe-signature': signature(body) },
      });
    proxy.cutReplies(1, (asked) => /^Q.{4}commit\0$/s.test(asked));
    expect((await deliver()).status).toBe(503);
    const once = { status: 'completed', grants: 1, mails: 1, completions: 1 };
    expect(await orderOf(sessionId)).toEqual(once);
    const again = await deliver();
    expect({ status: again.status, ...JSON.parse(again.text) }).toMatchObject({
      status: 200,
      receipt: 'known',
    });
    expect(await orderOf(sessionId)).toEqual(once);
  });
});

async function orderOf(sessionId: string) {
  const { rows } = await asAdmin(shop.database.adminUrl, (client) =>
    client.query(
      `select o.status,
         (select count(*)::int from reporting.entitlements e where e.order_id = o.id) as grants,
         (select count(*)::int from mails m where m.order_id = o.id) as mails,
         (select count(*)::int from order_history h where h.order_id = o.id and h.action = 'completed') as completions
       from orders o join payments p on p.order_id = o.id where p.stripe_session_id = $1`,
      [sessionId],
    ),
  );
  return rows[0];
}

describe('connections that die in the pool', () => {
  test('are noticed by nobody', async () => {
    for (let round = 0; round < (isLong ? 20 : 3); round++) {
      await killConnections(shop.database.adminUrl);
      const answers = await oneOfEach();
      expect(answers.filter(({ status }) => status === 0 || status >= 500)).toEqual([]);
    }
  });

  test('and are found dead only when asked: read and transaction are asked again; the control fails', async () => {
    const url = await ownDatabase();
    const forgiving = createPool('forgiving', 1, url);
    const plain = new pg.Pool({ connectionString: url, max: 1 });
    plain.on('error', () => {});
    const db = kyselyOn(forgiving);
    const read = () => db.selectFrom('products').select('id').limit(1).execute();
    const change = () =>
      inTransaction(db, (tx) => tx.deleteFrom('visitors').where('id', 'is', null).execute());
    for (const ask of [read, change]) {
      await Promise.all([read(), plain.query('select 1')]);
      killWhileDeaf(url);
      const outcomes = await Promise.allSettled([ask(), plain.query('select 1')]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    }
    await Promise.all([forgiving.end(), plain.end()]);
  });
});

/** Ends every connection to this database but one's own. */
function killConnections(adminUrl: string): Promise<unknown> {
  return asAdmin(adminUrl, (client) => client.query(KILL));
}
const KILL = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

/** The same from another process while this one is blocked, so that its next query meets a connection that is gone. */
function killWhileDeaf(url: string): void {
  const script = `import pg from 'pg'; const c = new pg.Client(process.env.URL); await c.connect();
    await c.query(process.env.KILL); await c.end()`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { URL: url, KILL } });
}

async function ownDatabase(): Promise<string> {
  const url = new URL(inject('services').adminUrl);
  url.pathname = `/${process.env['TEST_DATABASE']}`;
  return url.href;
}

describe('too much at once', () => {
  test('behind a locked table: everybody is answered, Stripe within a second, and the lock leaves nothing behind', async () => {
    const holder = new pg.Client(shop.database.adminUrl);
    await holder.connect();
    await holder.query('begin; lock table products in access exclusive mode');
    const count = isLong ? 1_000 : 200;
    const crowd = Promise.all(
      Array.from({ length: count }, () => timed('/cart', () => shopper.get('/cart'))),
    );
    const events: Timed[] = [];
    while (events.length < 5) events.push(await timed('webhook', postUnknownEvent));
    const answers = await crowd;
    // All of them were answered while the table was locked: nobody waited for it.
    await holder.query('rollback');
    await holder.end();
    expect(answers.filter(({ status }) => status !== 503)).toEqual([]);
    expect(events.filter(({ status }) => status !== 200)).toEqual([]);
    const waits = answers.map(({ ms }) => ms);
    const heardWithin = percentile(
      events.map(({ ms }) => ms),
      0.5,
    );
    if (isLong) expect(heardWithin).toBeLessThan(1_000);
    report(`${count} behind a lock`, {
      p50: percentile(waits, 0.5),
      most: Math.max(...waits),
      webhook: events.map((e) => e.ms),
    });
    await eventually(async () => (await shopper.get('/cart')).status === 200, BACK_SECONDS);
  });

  test('buyers who leave in the middle of a request leave no transaction and no lock', async () => {
    const cookie = [...shopper.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = [
      `Cookie: ${cookie}`,
      `Origin: ${shop.origin}`,
      'Content-Type: application/x-www-form-urlencoded',
    ];
    for (let i = 0; i < (isLong ? 1_000 : 150); i++) {
      const [path, form] =
        i % 2
          ? ['/api/checkout', 'email=reader%40example.com']
          : ['/api/cart/items', 'product=hand-cut-dovetails'];
      const socket = await open(shop.port);
      socket.write(postText(shop.port, path, form, headers));
      setTimeout(() => socket.destroy(), Math.random() * 20);
    }
    await eventually(() => asAdmin(shop.database.adminUrl, isAtRest), 10);
  });
});

async function isAtRest(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ busy: number }>(
    `select count(*)::int as busy from pg_stat_activity
     where datname = current_database() and application_name = 'lectern-web' and state <> 'idle'`,
  );
  return rows[0]?.busy === 0;
}

test('no transaction is begun on a pool, where each statement may take another connection', async () => {
  const guilty: string[] = [];
  for await (const path of glob('src/**/*.ts')) {
    if (/pools?\.\w*\.?query\(\s*['"`]\s*(begin|start transaction)/i.test(readFileSync(path, 'utf8')))
      guilty.push(path);
  }
  expect(guilty).toEqual([]);
});
