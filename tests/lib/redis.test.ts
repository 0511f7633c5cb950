import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fact } from '#shop/products/product.ts';
import { eventually } from '#tests/support/eventually.ts';
import { startOwnRedis } from '#tests/support/own-redis.ts';
import { setLanguage } from '../../src/messages/language.ts';

const { redis, stop } = await startOwnRedis();
const { cached, invalidate } = await import('#lib/redis/cache-aside.ts');
const { readDailyCount, incrementDailyCount } = await import('#lib/redis/daily-counter.ts');
const { db } = await import('#lib/db.ts');
const { closeRedis, connectRedis, fromRedis, redisUninterruptedSince, redisState } = await import(
  '#lib/redis.ts'
);
const { featuredProducts } = await import('#shop/products/catalogue/featured.ts');
const { showCachedProduct: showKeptProduct } = await import('#shop/products/catalogue/product-cache.ts');

beforeAll(async () => {
  connectRedis();
  await eventually(() => redisState() === 'ready');
});
afterAll(async () => {
  closeRedis();
  await stop();
});

const text = (value: unknown) => {
  if (typeof value !== 'string') throw new Error('not a text');
  return value;
};

describe('what Redis keeps', () => {
  test('E13: is loaded once for a thousand who ask at one moment', async () => {
    let loads = 0;
    const load = async () => {
      loads++;
      return (await db.selectFrom('products').select('title').executeTakeFirstOrThrow()).title;
    };
    await Promise.all(Array.from({ length: 1000 }, () => cached('e13', 60, text, load)));
    expect(loads).toBe(1);
    await redis.del('e13');
    await Promise.all(Array.from({ length: 1000 }, () => cached('e13', 60, text, load)));
    expect(loads).toBe(2);
  });

  test('without the single flight is loaded many times (control)', async () => {
    let loads = 0;
    const one = async () => {
      if ((await fromRedis((client) => client.get('control'))) !== null) return;
      loads++;
      await db.selectFrom('products').select('title').executeTakeFirstOrThrow();
      await fromRedis((client) => client.setEx('control', 60, 'x'));
    };
    await Promise.all(Array.from({ length: 100 }, one));
    expect(loads).toBeGreaterThan(10);
  });

  test('that was loaded before an edit does not come back after it', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const before = cached('edit', 60, text, async () => {
      await slow;
      return 'old';
    });
    await invalidate('edit');
    release();
    expect(await before).toBe('old');
    expect(await cached('edit', 60, text, async () => 'new')).toBe('new');
    await eventually(async () => (await redis.exists('edit')) === 0, 6);
    expect(await cached('edit', 60, text, async () => 'newer')).toBe('newer');
    expect(await cached('edit', 60, text, async () => 'never')).toBe('newer');
  });

  test('E8: garbage, another type or a huge text is a miss and is written anew', async () => {
    for (const [at, value] of ['{', 'null', '{"at":"x"}', 'y'.repeat(1_000_000), '[1]'].entries()) {
      await redis.set(`bad${at}`, value);
      expect(await cached(`bad${at}`, 60, text, async () => 'good')).toBe('good');
      expect(await cached(`bad${at}`, 60, text, async () => 'never')).toBe('good');
    }
    await redis.lPush('list', 'x');
    expect(await cached('list', 60, text, async () => 'good')).toBe('good');
  });

  test('E9: from before Redis was away is not believed', async () => {
    expect(await cached('stale', 60, text, async () => 'old')).toBe('old');
    const calm = redisUninterruptedSince();
    await redis.clientKill({ filter: 'SKIPME', skipMe: true });
    await eventually(() => redisState() === 'ready' && redisUninterruptedSince() > calm);
    expect(await cached('stale', 60, text, async () => 'new')).toBe('new');
    expect(await cached('stale', 60, text, async () => 'never')).toBe('new');
  });

  test('E3: frozen keeps no request until it comes back, and the shop goes on', async () => {
    await redis.sendCommand(['CLIENT', 'PAUSE', '3000', 'ALL']);
    const start = performance.now();
    expect(await cached('frozen', 60, text, async () => 'loaded')).toBe('loaded');
    // Reading and writing wait 200 ms each at most: far less than Redis stands still.
    expect(performance.now() - start).toBeLessThan(2_500);
    await eventually(
      async () => redisState() === 'ready' && (await fromRedis((client) => client.ping())) === 'PONG',
    );
  });

  test('counts, and says nothing where it cannot', async () => {
    await Promise.all(Array.from({ length: 20 }, () => incrementDailyCount('test')));
    expect(await readDailyCount('test')).toBe(20);
    const keys = await redis.keys('counter:test:*');
    expect(keys).toHaveLength(1);
    expect(await redis.ttl(keys[0] ?? '')).toBeGreaterThan(0);
    await redis.set(keys[0] ?? '', 'garbage');
    expect(await readDailyCount('test')).toBeNull();
  });
});

describe('the catalogue in Redis', () => {
  test('keeps the featured courses for 300 s', async () => {
    const [first, second] = [await featuredProducts(db), await featuredProducts(db)];
    expect(second).toEqual(first);
    expect(first.filter(({ kind }) => kind === 'course')).toHaveLength(6);
    const ttl = await redis.ttl('courses:featured');
    expect(ttl).toBeGreaterThan(290);
    expect(ttl).toBeLessThanOrEqual(300);
  });

  test('keeps a product, and shows the same from there', async () => {
    const slug = 'first-sourdough';
    const loaded = await showKeptProduct(db, slug);
    expect(await redis.ttl(`product:${slug}`)).toBeGreaterThan(50);
    expect(await showKeptProduct(db, slug)).toEqual(loaded);
  });

  test('E9: never shows a price or a state from before an edit, made by whatever hand', async () => {
    const slug = 'hand-cut-dovetails';
    const shown = await showKeptProduct(db, slug);
    if (shown.found !== 'product') throw new Error('not on sale');
    const { id, price } = shown.product;
    await db
      .updateTable('variants')
      .set({ priceAmount: price.amount + 100 })
      .where('productId', '=', id)
      .execute();
    expect(await showKeptProduct(db, slug)).toMatchObject({
      product: { price: { amount: price.amount + 100 } },
    });
    const old = JSON.stringify({
      at: Date.now(),
      value: { stamp: 'x', language: 'en', shown: { found: 'product', product: shown.product } },
    });
    await redis.set(`product:${slug}`, old);
    expect(await showKeptProduct(db, slug)).toMatchObject({
      product: { price: { amount: price.amount + 100 } },
    });
    await db.updateTable('products').set({ status: 'archived' }).where('id', '=', id).execute();
    expect(await showKeptProduct(db, slug)).toMatchObject({ found: 'withdrawn' });
    await db.updateTable('products').set({ status: 'draft' }).where('id', '=', id).execute();
    expect(await showKeptProduct(db, slug)).toEqual({ found: 'nothing' });
    await db.updateTable('products').set({ status: 'published' }).where('id', '=', id).execute();
  });

  test('shows nothing from there that was kept in another language', async () => {
    const lengthOf = (facts: readonly Fact[]) =>
      facts.map(({ text }) => text).find((one) => /\d min|\d Min/i.test(one));
    const lengths = async () => {
      const shown = await showKeptProduct(db, 'first-sourdough');
      const [featured] = await featuredProducts(db);
      return [shown.found === 'product' && lengthOf(shown.product.facts), lengthOf(featured?.facts ?? [])];
    };
    const english = await lengths();
    setLanguage('de');
    const german = await lengths();
    setLanguage('en');
    expect(english).toEqual([expect.stringMatching(/min$/), expect.stringMatching(/min$/)]);
    expect(german).toEqual([expect.stringMatching(/Min\.$/), expect.stringMatching(/Min\.$/)]);
    expect(await lengths()).toEqual(english);
  });

  test('makes no key of a slug that is none', async () => {
    for (const slug of ['*', 'a b', 'x\r\nFLUSHALL', 'y'.repeat(100_000), '../x'])
      expect(await showKeptProduct(db, slug)).toEqual({ found: 'nothing' });
    for (const key of await redis.keys('product:*')) expect(key).toMatch(/^product:[a-z0-9-]{1,120}$/);
  });
});
