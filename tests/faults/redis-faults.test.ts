import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onPath, scratchFolder, startRedis } from '#launcher/services/services.mjs';
import { eventually } from '#tests/support/eventually.ts';
import { afterTimes, frozen, keepDoing, signalFamily } from '#tests/support/kill.ts';
import { aMember } from '#tests/support/people.ts';
import { type Shop, startShop } from '#tests/support/shop.ts';
import type { ShopClient } from '#tests/support/shop-client.ts';
import { startTcpProxy, type TcpProxy } from '#tests/support/tcp-proxy.ts';
import { isLong, percentile, report, type Timed, tally, timed } from '#tests/support/timed.ts';

const MEMBERS = 3;
const GUESTS = 5;
const BOUGHT = ['first-sourdough', 'hand-cut-dovetails'];

interface Reader {
  readonly client: ShopClient;
  readonly isMember: boolean;
}

describe.skipIf(!onPath('redis-server'))('Redis', () => {
  const { dir, remove } = scratchFolder();
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let proxy: TcpProxy;
  let shop: Shop;
  const readers: Reader[] = [];

  beforeAll(async () => {
    redis = await start();
    proxy = await startTcpProxy(redis.url);
    // It is away when the shop opens, and comes by itself.
    proxy.set({ mode: 'refuse' });
    shop = await startShop({ stripe: false, redis: false, env: { REDIS_URL: proxy.through(redis.url) } });
    expect(await redisAsSeen()).toBe('away');
    proxy.set({ mode: 'pass' });
    await untilReady(5);
    for (let i = 0; i < MEMBERS; i++) readers.push({ client: (await aMember(shop)).client, isMember: true });
    for (let i = 0; i < GUESTS; i++) readers.push({ client: shop.client(), isMember: false });
    for (const { client } of readers)
      for (const product of BOUGHT) await client.post('/api/cart/items', { product });
  });
  afterAll(async () => {
    await shop?.stop();
    await proxy?.stop();
    await redis?.stop();
    remove();
  });

  function start(port?: number, password?: string) {
    const args = { dir, 'stop-writes-on-bgsave-error': 'yes' };
    const same = port && password ? { port, password } : {};
    return startRedis({ logFile: `${dir}/redis.log`, args, ...same });
  }

  async function redisAsSeen(): Promise<string> {
    return (JSON.parse((await shop.client().get('/readyz')).text) as { redis: string }).redis;
  }

  function untilReady(seconds: number) {
    return eventually(async () => (await redisAsSeen()) === 'ready', seconds);
  }

  async function asRedis<T>(work: (client: ReturnType<typeof createClient>) => Promise<T>): Promise<T> {
    const client = createClient({ url: redis.url });
    client.on('error', () => {});
    await client.connect();
    try {
      return await work(client as ReturnType<typeof createClient>);
    } finally {
      client.destroy();
    }
  }

  /** What a reader does next, and whether it was still known to the shop. */
  async function read(lane: number): Promise<Timed & { readonly wrong: string }> {
    const { client, isMember } = readers[lane % readers.length] as Reader;
    const wrongs: string[] = [];
    const kinds = [
      async () => {
        const page = await client.get('/cart');
        for (const slug of BOUGHT)
          if (!page.text.includes(`/courses/${slug}`)) wrongs.push(`${slug} is gone`);
        return page;
      },
      async () => {
        const page = await client.get('/account');
        if (isMember && !page.text.includes('Hello Ada')) wrongs.push('signed out');
        return page;
      },
      () => client.get('/'),
      () => client.get('/courses/first-sourdough'),
      () => client.post('/api/cart/items', { product: 'first-sourdough' }),
    ];
    const pick = Math.floor(Math.random() * kinds.length);
    const answer = await timed(String(pick), kinds[pick] ?? (() => client.get('/')));
    return { ...answer, wrong: wrongs.join() };
  }

  const load = (isOver: () => boolean) => keepDoing(readers.length, isOver, read);

  /** Lets everybody read before, while and after something happens to Redis: nobody may notice more than the time. */
  async function unnoticed(name: string, seconds: number, fault: () => Promise<unknown>): Promise<void> {
    const before = await load(afterTimes(3 * readers.length));
    let isOver = false;
    const [during] = await Promise.all([
      load(() => isOver),
      fault()
        .then(() => sleep(seconds * 1000))
        .finally(() => {
          isOver = true;
        }),
    ]);
    const after = await load(afterTimes(3 * readers.length));
    const p95 = (answers: readonly Timed[]) =>
      percentile(
        answers.map(({ ms }) => ms),
        0.95,
      );
    report(`Redis ${name}`, {
      p95: { before: p95(before), during: p95(during), after: p95(after) },
      answers: tally([...before, ...during, ...after]),
      slowest: percentile(
        during.map(({ ms }) => ms),
        1,
      ),
    });
    const all = [...before, ...during, ...after];
    expect(all.filter(({ status }) => status === 0 || status >= 500)).toEqual([]);
    expect(all.filter(({ wrong }) => wrong !== '')).toEqual([]);
    if (isLong) {
      const median = percentile(
        during.map(({ ms }) => ms),
        0.5,
      );
      expect(median).toBeLessThan(1_000);
    }
    await untilReady(5);
  }

  test('killed and back empty', () =>
    unnoticed('killed and back empty', 1, async () => {
      for (let round = 0; round < (isLong ? 20 : 2); round++) {
        const { port, password } = redis;
        signalFamily(redis.pid, 'SIGKILL');
        await redis.exited;
        await sleep(300);
        redis = await start(port, password);
        await sleep(500);
      }
    }));

  test('flushed again and again', () =>
    unnoticed('flushed', 0, () =>
      asRedis(async (client) => {
        for (let i = 0; i < (isLong ? 200 : 20); i++) {
          await client.flushAll();
          await sleep(50);
        }
      }),
    ));

  test('frozen, and thawed', () =>
    unnoticed('frozen', 1, async () => {
      // The control: a client as it comes, without bounds, waits for as long as the server stands still.
      const plain = createClient({ url: redis.url });
      await plain.connect();
      const waited = await frozen(redis.pid, async () => {
        const asked = plain.get('courses:featured').then(() => 'answered');
        return Promise.race([asked, sleep(isLong ? 30_000 : 3_000, 'still waiting')]);
      });
      plain.destroy();
      expect(waited).toBe('still waiting');
    }));

  test('coming and going', () =>
    unnoticed('coming and going', 1, async () => {
      for (let i = 0; i < (isLong ? 100 : 6); i++) {
        proxy.set({ mode: i % 2 ? 'pass' : 'refuse' });
        proxy.resetAll();
        await sleep(isLong ? 3_000 : 400);
      }
      proxy.set({ mode: 'pass' });
    }));

  test.each([
    ['that swallows everything', { mode: 'blackhole' }],
    ['a second slow', { mode: 'latency', ms: 1_000 }],
    ['one byte at a time', { mode: 'slice', ms: 20 }],
    ['cut at every answer', { mode: 'cut-reply' }],
  ] as const)('on a line %s', (name, mode) =>
    unnoticed(`on a line ${name}`, 0.5, async () => {
      proxy.set(mode);
      await sleep(isLong ? 10_000 : 1_000);
      proxy.set({ mode: 'pass' });
    }),
  );

  test('full', () =>
    unnoticed('full', 0.5, () =>
      asRedis(async (client) => {
        await client.configSet({ maxmemory: '1mb', 'maxmemory-policy': 'noeviction' });
        await expect(client.set('more', 'x')).rejects.toThrow(/OOM/);
        await sleep(isLong ? 10_000 : 1_000);
        await client.configSet('maxmemory', '0');
      }),
    ));

  test('unable to write to its disk', () =>
    unnoticed('unable to write to its disk', 0.5, () =>
      asRedis(async (client) => {
        rmSync(dir, { recursive: true, force: true });
        await client.configSet('save', '1 1');
        await eventually(async () => {
          const refused = await client.set('more', 'x').then(
            () => '',
            (error: Error) => error.message,
          );
          return /MISCONF/.test(refused);
        }, 15);
        await sleep(1_000);
        await client.configSet('save', '');
        await client.configSet('stop-writes-on-bgsave-error', 'no');
      }),
    ));

  test('full of rubbish', () =>
    unnoticed('full of rubbish', 0.2, () =>
      asRedis(async (client) => {
        for (let round = 0; round < (isLong ? 50 : 4); round++) {
          for (const key of await client.keys('*')) {
            const rubbish = [
              () => client.multi().del(key).rPush(key, ['a', 'list']).exec(),
              () => client.set(key, '{"not": JSON', { EX: 60 }),
              () => client.set(key, '{"at":9e15,"value":[1,2,3]}', { EX: 60 }),
              () => client.set(key, 'x'.repeat(2_000_000), { EX: 60 }),
            ];
            await rubbish[round % rubbish.length]?.();
          }
          await sleep(300);
        }
      }),
    ));

  test('come back with yesterday’s state: who signed out is out, what was taken out of the cart is gone', async () => {
    const { client } = await aMember(shop);
    const old = new Map(client.cookies);
    await client.post('/api/cart/items', { product: 'first-sourdough' });
    expect((await client.get('/account')).text).toContain('Hello Ada');
    await client.get('/cart');
    const dump = await asRedis(async (own) => {
      const kept: [string, Buffer][] = [];
      for (const key of await own.keys('*')) {
        const value = await own.withTypeMapping({ 36: Buffer }).dump(key);
        if (value) kept.push([key, value as unknown as Buffer]);
      }
      return kept;
    });
    const line = /action="(\/api\/cart\/items\/[^"]+)"/.exec((await client.get('/cart')).text)?.[1] ?? '';
    // The changes are made while Redis does not hear of them.
    await frozen(redis.pid, async () => {
      await client.post(line, { quantity: '0' });
      expect((await client.post('/sign-out', {})).status).toBe(303);
    });
    const restore = () =>
      asRedis(async (own) => {
        await own.flushAll();
        for (const [key, value] of dump) await own.restore(key, 60_000, value as unknown as string);
      });
    proxy.resetAll();
    await restore();
    await untilReady(5);
    client.cookies.clear();
    for (const [name, value] of old) client.cookies.set(name, value);
    expect((await client.get('/account')).text).not.toContain('Hello Ada');
    expect((await client.get('/cart')).text).not.toContain('/courses/first-sourdough');
  });
});
