import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onPath, scratchFolder, startPostgres } from '#launcher/services/services.mjs';
import { run } from '#tests/support/child.ts';
import { eventually } from '#tests/support/eventually.ts';
import { asAdmin, startServices, type TestServices } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { textOf } from '#tests/support/shop-forms.ts';

describe.skipIf(!onPath('redis-server'))('Redis', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({ stripe: false });
  });
  afterAll(() => shop?.stop());

  test('forgets what the command line has changed, at once', async () => {
    await shop.client().get('/');
    const redis = createClient({ url: shop.redisUrl ?? '' });
    await redis.connect();
    const kept = () => redis.get('courses:featured');
    await eventually(async () => Boolean(await kept()), 5);
    const id = await asAdmin(shop.database.adminUrl, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `insert into reviews (product_id, rating, body)
         select id, 1, 'Too short for me, and too loud.' from products where slug = 'first-sourdough' returning id`,
      );
      return rows[0]?.id ?? '';
    });
    const command = run('shop', ['src/cli.ts', 'reviews', 'approve', id], shop.env);
    expect(await command.exited, command.output()).toBe(0);
    // For some seconds a marker forbids to store what was loaded before.
    expect((await kept()) || null).toBeNull();
    redis.destroy();
  });

  test('present, flushed or absent: the cart page is the same, byte for byte', async () => {
    const client = shop.client();
    await client.post('/api/cart/items', { product: 'first-sourdough' });
    await client.post('/api/cart/items', { product: 'hand-cut-dovetails' });
    const pages = [await client.get('/cart'), await client.get('/cart')];
    await flush(shop.redisUrl ?? '');
    pages.push(await client.get('/cart'));
    await shop.restart({ REDIS_URL: '' });
    expect(await state(shop)).toMatchObject({ redis: 'absent' });
    pages.push(await client.get('/cart'));
    await shop.restart({ REDIS_URL: 'redis://127.0.0.1:9' });
    expect(await state(shop)).toMatchObject({ status: 'ready', redis: 'away' });
    pages.push(await client.get('/cart'));
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(pages[0]?.text).toContain('/courses/first-sourdough');
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
  });
});

describe('PostgreSQL', () => {
  let shop: Shop;
  let services: TestServices;
  const { dir, remove } = scratchFolder();
  let postgres: Awaited<ReturnType<typeof startPostgres>>;

  beforeAll(async () => {
    postgres = await startPostgres({ dir: `${dir}/postgres`, durable: false });
    services = await startServices(postgres.url);
    shop = await startShop({ services, stripe: false, redis: false });
  });
  afterAll(async () => {
    await shop?.stop();
    await services?.stop();
    await postgres?.stop(true);
    remove();
  });

  test('stopped is 503 with Retry-After everywhere, and back again is 200 without a restart', async () => {
    const client = shop.client();
    await client.post('/api/cart/items', { product: 'first-sourdough' });
    await postgres.stop();
    const [cart, add, json, ready, alive] = await Promise.all([
      client.get('/cart'),
      client.post('/api/cart/items', { product: 'hand-cut-dovetails' }),
      client.get('/api/products/first-sourdough', { headers: { accept: 'application/json' } }),
      client.get('/readyz'),
      client.get('/healthz'),
    ]);
    for (const answer of [cart, add, json, ready]) {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.headers.get('cache-control')).toContain('no-store');
    }
    expect(textOf(cart.text)).toContain('Nothing is lost');
    expect(JSON.parse(json.text)).toMatchObject({ error: { code: 'unavailable' } });
    expect(alive.status).toBe(200);

    const { port, password } = postgres;
    postgres = await startPostgres({ dir: `${dir}/postgres`, durable: false, port, password });
    await eventually(async () => (await client.get('/readyz')).status === 200, 5);
    const again = await client.get('/cart');
    expect(again.status).toBe(200);
    expect(again.text).toContain('/courses/first-sourdough');
  });
});

async function flush(url: string): Promise<void> {
  const client = createClient({ url });
  await client.connect();
  await client.flushAll();
  client.destroy();
}

async function state(shop: Shop): Promise<unknown> {
  return JSON.parse((await shop.client().get('/readyz')).text);
}
