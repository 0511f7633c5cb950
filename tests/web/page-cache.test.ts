import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPool, type Db, inTransaction, kyselyOn } from '#lib/db.ts';
import type { Page } from '#lib/page-cache/cached-page.ts';
import {
  createPageCache,
  findPage,
  loadPage,
  type PageCache,
  purgePages,
  setListening,
} from '#lib/page-cache/page-cache.ts';
import { listenForPurges, purgeTags } from '#lib/page-cache/purge.ts';
import { eventually } from '#tests/support/eventually.ts';
import { count } from '#tests/support/load.ts';
import { exchange, type RawAnswer, requestText } from '#tests/support/raw-http.ts';
import { asAdmin } from '#tests/support/services.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import { aBuyer } from '#tests/support/shop-buy.ts';

const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=300';

function aPage(text: string, tags = 'list', more: Record<string, string> = {}): Page {
  const headers = { 'content-type': 'text/html', 'cache-control': PUBLIC, 'cache-tag': tags, ...more };
  return { status: 200, headers, body: Buffer.from(text) };
}

function aCache(maxBytes = 1_000_000): { cache: PageCache; clock: { now: number } } {
  const clock = { now: 1_000_000 };
  const cache = createPageCache(maxBytes, () => clock.now);
  setListening(cache, true);
  return { cache, clock };
}

/** A render that ends when told to. */
function slowly(page: Page) {
  let finish = () => {};
  const rendered = new Promise<Page>((resolve) => {
    finish = () => resolve(page);
  });
  return { render: () => rendered, finish: () => finish() };
}

describe('what is kept', () => {
  const never: [string, Page][] = [
    ['a refusal', { ...aPage('x'), status: 404 }],
    ['something gone', { ...aPage('x'), status: 410 }],
    ['a redirect', { ...aPage('x'), status: 301 }],
    ['a page that sets a cookie', aPage('x', 'list', { 'set-cookie': 'a=1' })],
    ['a private page', aPage('x', 'list', { 'cache-control': 'private, no-store' })],
    ['a page that says both', aPage('x', 'list', { 'cache-control': `${PUBLIC}, private` })],
    ['a page without a word', { ...aPage('x'), headers: {} }],
    ['a page without tags', aPage('x', '')],
  ];
  test.for(never)('is never %s', async ([, page]) => {
    const { cache } = aCache();
    expect(await loadPage(cache, '/a', async () => page)).toBe(page);
    expect(findPage(cache, '/a')).toBeNull();
  });

  test('is a public page, until its time and the grace after it are over', async () => {
    const { cache, clock } = aCache();
    await loadPage(cache, '/a', async () => aPage('one'));
    clock.now += 59_000;
    expect(findPage(cache, '/a')?.freshUntil).toBeGreaterThan(clock.now);
    clock.now += 2_000;
    expect(findPage(cache, '/a')?.freshUntil).toBeLessThan(clock.now);
    clock.now += 300_000;
    expect(findPage(cache, '/a')).toBeNull();
    expect(cache).toMatchObject({ bytes: 0 });
  });

  test('stays within its memory and lets go of what was not asked for', async () => {
    const { cache } = aCache(100_000);
    await loadPage(cache, '/wanted', async () => aPage('x'.repeat(5_000)));
    for (let i = 0; i < 500; i++) {
      await loadPage(cache, `/${i}`, async () => aPage('x'.repeat(5_000), `tag:${i}`));
      expect(findPage(cache, '/wanted')).not.toBeNull();
      expect(cache.bytes).toBeLessThanOrEqual(100_000);
    }
    expect(cache.pages.size).toBeLessThan(20);
    expect(cache.keysByTag.size).toBeLessThanOrEqual(cache.pages.size);
  });

  test('is rendered once for all who ask at once', async () => {
    const { cache } = aCache();
    let renders = 0;
    const render = async () => {
      renders++;
      await new Promise((resolve) => setTimeout(resolve, 10));
      return aPage('one');
    };
    await Promise.all(Array.from({ length: 1_000 }, () => loadPage(cache, '/a', render)));
    expect(renders).toBe(1);
  });

  test('is not what failed: the next one renders anew', async () => {
    const { cache } = aCache();
    const failing = loadPage(cache, '/a', () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect((await loadPage(cache, '/a', async () => aPage('whole'))).body.toString()).toBe('whole');
  });
});

describe('a purge', () => {
  test('forgets what bears the tag and nothing else', async () => {
    const { cache } = aCache();
    await loadPage(cache, '/a', async () => aPage('a', 'list,product:a'));
    await loadPage(cache, '/b', async () => aPage('b', 'list,product:b'));
    expect(purgePages(cache, ['product:a', 'product:c'])).toBe(1);
    expect([findPage(cache, '/a'), findPage(cache, '/b')?.key]).toEqual([null, '/b']);
  });

  test('while a page is rendered keeps it from being kept, and later askers from getting it', async () => {
    const { cache } = aCache();
    const [before, after] = [slowly(aPage('old')), slowly(aPage('new'))];
    const first = loadPage(cache, '/a', before.render);
    purgePages(cache, ['list']);
    const second = loadPage(cache, '/a', after.render);
    after.finish();
    expect((await second).body.toString()).toBe('new');
    before.finish();
    expect((await first).body.toString()).toBe('old');
    expect(findPage(cache, '/a')?.body.toString()).toBe('new');
  });

  test('of another tag meanwhile does not matter to what is kept', async () => {
    const { cache } = aCache();
    const page = slowly(aPage('a', 'product:a'));
    const loading = loadPage(cache, '/a', page.render);
    purgePages(cache, ['product:b']);
    page.finish();
    await loading;
    expect(findPage(cache, '/a')).not.toBeNull();
  });

  test('of very many tags is remembered, or the render not trusted', async () => {
    const { cache } = aCache();
    const page = slowly(aPage('old', 'product:0'));
    const loading = loadPage(cache, '/a', page.render);
    for (let i = 0; i < 12_000; i++) purgePages(cache, [`product:${i}`]);
    page.finish();
    await loading;
    expect(findPage(cache, '/a')).toBeNull();
    expect(cache.purgedAt.size).toBeLessThanOrEqual(5_000);
  });
});

describe('without the connection that reports edits', () => {
  test('nothing is served, nothing kept, nothing shared', async () => {
    const { cache } = aCache();
    await loadPage(cache, '/a', async () => aPage('old'));
    const running = slowly(aPage('late'));
    const loading = loadPage(cache, '/b', running.render);
    setListening(cache, false);
    expect(findPage(cache, '/a')).toBeNull();
    expect((await loadPage(cache, '/b', async () => aPage('new'))).body.toString()).toBe('new');
    setListening(cache, true);
    running.finish();
    await loading;
    expect([findPage(cache, '/a'), findPage(cache, '/b')]).toEqual([null, null]);
  });
});

describe('F16: over HTTP, from two processes', () => {
  let shop: Shop;
  let db: Db;
  let end: () => Promise<void>;
  beforeAll(async () => {
    shop = await startShop({ processes: 2 });
    const pool = createPool('test', 2, shop.database.url);
    db = kyselyOn(pool);
    // As in the process that edits.
    const isListening = Promise.withResolvers<void>();
    const listener = listenForPurges(
      { purge: async () => {}, listening: () => isListening.resolve() },
      shop.database.url,
    );
    await isListening.promise;
    end = async () => {
      listener.stop();
      await pool.end();
    };
  });
  afterAll(async () => {
    await end?.();
    await shop?.stop();
  });

  /** On a connection of its own, so that processes take turns. */
  const get = (path: string, headers: string[] = []): Promise<RawAnswer> =>
    exchange(
      shop.port,
      requestText(`GET ${path} HTTP/1.1`, [`Host: localhost:${shop.port}`, 'Connection: close', ...headers]),
    );
  const everywhere = (path: string) => Promise.all(Array.from({ length: 8 }, () => get(path)));
  const isKept = async (path: string) => (await everywhere(path)).every(({ headers }) => 'age' in headers);

  async function rename(slug: string, title: string, alsoPurge: readonly string[] = []): Promise<void> {
    await inTransaction(db, async (tx) => {
      const { id } = await tx
        .updateTable('products')
        .set({ title })
        .where('slug', '=', slug)
        .returning('id')
        .executeTakeFirstOrThrow();
      await purgeTags(tx, [`product:${id}`, 'list:course', 'front', ...alsoPurge]);
    });
  }

  test('a page is kept, and an edit is seen at the next request through every process', async () => {
    for (let round = 0; round < count(3, 50); round++) {
      await eventually(() => isKept('/courses'));
      await eventually(() => isKept('/courses/first-sourdough'));
      const title = `Bread ${round} <&> on time`;
      await rename('first-sourdough', title);
      for (const path of ['/courses/first-sourdough', '/courses', '/api/products/first-sourdough']) {
        for (const { status, body } of await everywhere(path)) {
          expect(status).toBe(200);
          // Not the whole page in the report.
          expect(/Bread \d+ /.exec(body)?.[0], path).toBe(`Bread ${round} `);
        }
      }
    }
  });

  test('an edit purges what shows it in every process and nothing else, counted', async () => {
    const slug = 'first-sourdough';
    const showing = [
      `/courses/${slug}`,
      `/api/products/${slug}`,
      '/courses',
      '/courses?sort=title',
      '/',
      '/bundles',
    ];
    const others = ['/api/products/hand-cut-dovetails', '/api/products/manual-mode'];
    // Whatever other tests left of it goes first.
    await rename(slug, 'Bread as it was');
    await settled(shop);
    for (const path of [...showing, ...others]) await eventually(() => isKept(path));
    const before = await settled(shop);
    await rename(slug, 'Bread again');
    await eventually(async () => (await purged(shop)) > before);
    expect((await settled(shop)) - before).toBe(showing.length * 2);
    for (const path of others) expect(await isKept(path), path).toBe(true);
  });

  test('an edit that is rolled back purges nothing', async () => {
    await eventually(() => isKept('/api/products/manual-mode'));
    const undone = inTransaction(db, async (tx) => {
      await purgeTags(tx, ['list:course', 'front']);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect(await isKept('/api/products/manual-mode')).toBe(true);
  });

  test('a lost line to PostgreSQL serves nothing kept, and mends itself', async () => {
    await eventually(() => isKept('/courses'));
    for (let round = 0; round < count(3, 20); round++) {
      await killListeners(shop);
      // No purge is sent for this one.
      await db
        .updateTable('products')
        .set({ title: `Unheard ${round}` })
        .where('slug', '=', 'manual-mode')
        .execute();
      await eventually(async () => {
        const pages = await everywhere('/courses/manual-mode');
        return pages.every(({ body }) => body.includes(`Unheard ${round}`));
      }, 3);
    }
    await eventually(() => isKept('/courses/manual-mode'));
  });

  test('the same page answers 304 to who has it, compressed or not, to HEAD without a body', async () => {
    const page = await eventually(async () => {
      const answer = await get('/courses');
      return 'age' in answer.headers && answer;
    });
    const etag = page.headers['etag'] ?? '';
    expect(etag).toMatch(/^W\/"/);
    for (const header of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
      const answer = await get('/courses', [`If-None-Match: ${header}`, 'Accept-Encoding: br']);
      expect(answer).toMatchObject({ status: 304, body: '' });
      expect(answer.headers).toMatchObject({ etag, 'cache-control': PUBLIC, vary: 'Accept-Encoding' });
    }
    expect((await get('/courses', ['If-None-Match: "other"'])).status).toBe(200);
    const head = await exchange(
      shop.port,
      requestText('HEAD /courses HTTP/1.1', [`Host: localhost:${shop.port}`, 'Connection: close']),
    );
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers['content-length']).toBe(page.headers['content-length']);
  });

  test('campaign marks, order of parameters and a trailing slash share one page (J5)', async () => {
    await eventually(() => isKept('/courses?category=baking&sort=title'));
    for (const path of [
      '/courses?sort=title&category=baking',
      '/courses/?utm_source=x&category=baking&sort=title&fbclid=1',
      '/courses?category=baking&sort=title&page=',
    ])
      expect((await get(path)).headers, path).toHaveProperty('age');
  });

  test('E14, J5: nothing personal is ever in a shared page', async () => {
    const buyers = await Promise.all(Array.from({ length: 5 }, () => aBuyer(shop)));
    const paths = [
      '/',
      '/courses',
      '/courses/first-sourdough',
      '/search?q=bread',
      '/courses?page=1',
      '/api/products',
    ];
    const tricks = [
      '/cart/x.css',
      '/cart;.css',
      '/account/orders.css',
      '/cart?x=.css',
      '/checkout/',
      '/cart/',
    ];
    const secrets = buyers
      .flatMap(({ email, client }) => [email, ...client.cookies.values()])
      .filter((text) => text.length > 5);
    const ask = async (n: number) => {
      const who = n % 2 ? buyers[n % buyers.length] : undefined;
      const client = who?.client ?? shop.client();
      const path = (n % 3 ? paths[n % paths.length] : tricks[n % tricks.length]) ?? '/';
      const headers = {
        'x-forwarded-host': 'evil.example',
        'x-original-url': '/admin',
        authorization: 'Bearer secret',
      };
      const answer = await client.get(path, { headers });
      const isPublic = answer.headers.get('cache-control')?.startsWith('public');
      if (isPublic) {
        expect(answer.headers.get('set-cookie')).toBeNull();
        for (const secret of secrets) expect(answer.text.includes(secret)).toBe(false);
        expect(answer.text).not.toContain('evil.example');
      } else expect(answer.headers.get('cache-control')).toContain('no-store');
      return isPublic;
    };
    let shared = 0;
    for (let n = 0; n < count(1_000, 10_000); n += 20) {
      const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => ask(n + i)));
      shared += answers.filter(Boolean).length;
    }
    expect(shared).toBeGreaterThan(count(500, 5_000));
  });
});

async function purged(shop: Shop): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${shop.metricsPort}/metrics`)).text();
  return Number(/^page_cache_purged_pages_total (\d+)/m.exec(text)?.[1] ?? 0);
}

/** The count of purged pages, once it no longer moves. */
async function settled(shop: Shop): Promise<number> {
  let last = -1;
  return eventually(async () => {
    const now = await purged(shop);
    if (now === last) return String(now);
    last = now;
    await sleep(500);
    return false;
  }).then(Number);
}

/** All three, this process's own among them, once all three are there: one by one they would never meet again. */
async function killListeners(shop: Shop): Promise<void> {
  const text = `with listening as materialized (select pid from pg_stat_activity
      where application_name = 'lectern-purges' and datname = current_database())
    select pg_terminate_backend(pid) from listening where (select count(*) from listening) = 3`;
  await eventually(() =>
    asAdmin(shop.database.adminUrl, async (client) => (await client.query(text)).rowCount === 3),
  );
}
