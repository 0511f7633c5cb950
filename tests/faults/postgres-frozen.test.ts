import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder, startPostgres } from '#launcher/services/services.mjs';
import { eventually } from '#tests/support/eventually.ts';
import { afterSeconds, afterTimes, frozen, keepDoing } from '#tests/support/kill.ts';
import { startServices, type TestServices } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer, eventOf, payFor, sendWebhooksTo, signature } from '#tests/support/shop-buy.ts';
import { bodyOf } from '#tests/support/stripe-event.ts';
import { isLong, percentile, report, type Timed, tally, timed } from '#tests/support/timed.ts';

const ANSWERED_MS = isLong ? 3_000 : 30_000;
const FROZEN_SECONDS = isLong ? 30 : 6;
const CONNECTIONS = 40;

/** A PostgreSQL of its own, which can be stopped without harming other tests. */
describe('PostgreSQL', () => {
  const { dir, remove } = scratchFolder();
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let services: TestServices;
  let shop: Shop;

  beforeAll(async () => {
    postgres = await startPostgres({ dir: `${dir}/postgres`, durable: false, maxConnections: CONNECTIONS });
    services = await startServices(postgres.url);
    shop = await startShop({ services, redis: false });
    await sendWebhooksTo(shop, '');
  });
  afterAll(async () => {
    await shop?.stop();
    await services?.stop();
    await postgres?.stop(true);
    remove();
  });

  test('frozen: every request is answered in time, and all is well within 2 s of its return', async () => {
    const client = shop.client();
    await client.post('/api/cart/items', { product: 'first-sourdough' });
    const buyer = await aBuyer(shop);
    await payFor(shop, buyer.sessionId);
    const event = JSON.stringify(await eventOf(shop, buyer.sessionId, 'checkout.session.completed'));
    const asks: readonly [string, () => Promise<{ status: number }>][] = [
      ['/cart', () => client.get('/cart')],
      ['/learn', () => client.get('/learn/first-sourdough')],
      ['add', () => client.post('/api/cart/items', { product: 'hand-cut-dovetails' })],
      ['checkout', () => client.post('/api/checkout', { email: 'a@example.com' })],
      ['webhook', () => deliver(shop, event)],
      ['/readyz', () => client.get('/readyz')],
    ];
    const ask = (lane: number) => {
      const [name, one] = asks[lane % asks.length] ?? ['', () => Promise.resolve({ status: 0 })];
      return timed(name, one);
    };
    const before = await keepDoing(12, afterTimes(36), ask);
    const during = await frozen(postgres.pid, () => keepDoing(12, afterSeconds(FROZEN_SECONDS), ask));
    const start = Date.now();
    const first: Timed[] = [];
    await eventually(async () => {
      const round = await Promise.all(asks.map((_, lane) => ask(lane)));
      first.push(...round);
      return round.every(({ status }) => status > 0 && status < 500);
    }, 10);
    const back = Date.now() - start;
    report(`PostgreSQL frozen for ${FROZEN_SECONDS} s`, {
      p95Before: percentile(
        before.map(({ ms }) => ms),
        0.95,
      ),
      answers: tally(during),
      p50: percentile(
        during.map(({ ms }) => ms),
        0.5,
      ),
      slowest: Math.max(...during.map(({ ms }) => ms)),
      backAfter: back,
    });
    expect(before.filter(({ status }) => status === 0 || status >= 500)).toEqual([]);
    expect(
      [...during, ...first].filter(({ status }) => status !== 503 && (status === 0 || status >= 500)),
    ).toEqual([]);
    expect([...during, ...first].filter(({ ms }) => ms > ANSWERED_MS)).toEqual([]);
    if (isLong) expect(back).toBeLessThan(2_000);
    expect((await client.get('/cart')).text).toContain('/courses/first-sourdough');
    expect(
      (await buyer.client.get(`/checkout/success?session_id=${buyer.sessionId}`, { follow: true })).text,
    ).toContain('First Sourdough');
  });

  test('without a connection left: pages refuse fast, Stripe is still answered; then everything works again', async () => {
    const hoard: pg.Client[] = [];
    const client = shop.client();
    await client.post('/api/cart/items', { product: 'first-sourdough' });
    const body = () => bodyOf('customer.created', { id: `cus_${Math.random()}`, object: 'customer' });
    await deliver(shop, body());
    const admin = new pg.Client(shop.database.adminUrl);
    await admin.connect();
    while (hoard.length < CONNECTIONS) {
      // What the pages give back is taken at once, until there is nothing left for them.
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name in ('lectern-web', 'lectern-jobs')`,
      );
      const one = new pg.Client(shop.database.ownerUrl);
      one.on('error', () => {});
      const isFull = await one.connect().then(
        () => false,
        (error: { code?: string }) => error.code === '53300',
      );
      if (isFull) break;
      hoard.push(one);
    }
    const pages = await Promise.all(
      Array.from({ length: 30 }, () => timed('/cart', () => client.get('/cart'))),
    );
    const events: Timed[] = [];
    while (events.length < 5) events.push(await timed('webhook', () => deliver(shop, body())));
    await Promise.all([...hoard, admin].map((one) => one.end()));
    report(`${hoard.length} connections hoarded`, {
      pages: tally(pages),
      ms: percentile(
        pages.map((p) => p.ms),
        0.95,
      ),
      events: tally(events),
    });
    // One may be quicker than the hoarder.
    expect(pages.filter(({ status }) => status !== 503 && status !== 200)).toEqual([]);
    expect(tally(pages)[503]).toBeGreaterThan(20);
    if (isLong) {
      const late = percentile(
        pages.map(({ ms }) => ms),
        0.95,
      );
      expect(late).toBeLessThan(1_500);
    }
    expect(events.filter(({ status, ms }) => status !== 200 || (isLong && ms > 1_500))).toEqual([]);
    await eventually(async () => (await client.get('/cart')).status === 200, 5);
  });
});

function deliver(shop: Shop, body: string) {
  return shop.client().ask('/api/webhooks/stripe', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'stripe-signature': signature(body) },
  });
}
