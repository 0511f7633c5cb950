import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Limit } from '#lib/rate-limit.ts';
import type { SignInAttempt } from '#shop/accounts/sign-in-limits.ts';
import { eventually } from '#tests/support/eventually.ts';
import { startOwnRedis } from '#tests/support/own-redis.ts';

const { redis, stop } = await startOwnRedis();
const { config } = await import('#lib/config.ts');
const { countAttempt, secondsUntilAllowed, uncountAttempt } = await import('#lib/rate-limit.ts');
const { closeRedis, connectRedis, redisState } = await import('#lib/redis.ts');
const { countSignIn, rememberDevice } = await import('#shop/accounts/sign-in-limits.ts');

const SECRET = config.authSecret;

beforeAll(async () => {
  connectRedis();
  await eventually(() => redisState() === 'ready');
});
afterAll(async () => {
  closeRedis();
  await stop();
});

const aLimit = (times = 5): Limit => ({ what: `test-${randomUUID().slice(0, 8)}`, times, seconds: 60 });

async function allowed(tries: number, attempt: (i: number) => SignInAttempt): Promise<number> {
  const all = Array.from({ length: tries }, (_, i) => countSignIn(SECRET, attempt(i)));
  return (await Promise.allSettled(all)).filter(({ status }) => status === 'fulfilled').length;
}

/** Where a busy machine makes Redis late, what stands in for it counts as well: twice the number is the most (E11). */
function expectLimit(count: number, limit: number): void {
  expect(count).toBeGreaterThanOrEqual(limit);
  expect(count).toBeLessThanOrEqual(2 * limit);
}

/** The print of the account's present password. */
const PRINT = 'print of the password';
/** What a device sends that has not signed in before. */
const STRANGER = { device: null, passwordPrint: PRINT };
const anEmail = () => `${randomUUID()}@example.com`;
const aNetwork = (i: number) => `10.${i >> 8}.${i & 255}.1`;

describe('a limit', () => {
  test('lets through so many of a hundred at one moment, and says when to come back', async () => {
    const limit = aLimit();
    const waits = await Promise.all(Array.from({ length: 100 }, () => countAttempt(limit, 'ada')));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    for (const wait of waits.filter((seconds) => seconds > 0)) expect(wait).toBeLessThanOrEqual(60);
    expect(await countAttempt(limit, 'grace')).toBe(0);
    expect(await redis.get(`rate_limit:${limit.what}:ada`)).toBe('100');
  });

  test('always has an end: no key without a lifetime, and trying on does not lengthen it', async () => {
    const limit = aLimit(1);
    await countAttempt(limit, 'ada');
    await redis.expire(`rate_limit:${limit.what}:ada`, 7);
    for (let i = 0; i < 5; i++) expect(await countAttempt(limit, 'ada')).toBeLessThanOrEqual(7);
    expect(await redis.ttl(`rate_limit:${limit.what}:ada`)).toBeLessThanOrEqual(7);
  });

  test('takes back what does not count', async () => {
    const limit = aLimit(1);
    expect(await countAttempt(limit, 'ada')).toBe(0);
    await uncountAttempt(limit, 'ada');
    expect(await secondsUntilAllowed(limit, 'ada')).toBe(0);
    expect(await countAttempt(limit, 'ada')).toBe(0);
    expect(await secondsUntilAllowed(limit, 'ada')).toBeGreaterThan(0);
  });

  test('E12: makes no key of what an outsider wrote', async () => {
    const limit = aLimit();
    for (const who of ['*', 'a b', 'x\r\nFLUSHALL\r\n', 'y'.repeat(1_000_000), 'ada@example.com', ''])
      expect(await countAttempt(limit, who)).toBe(0);
    const keys = await redis.keys(`rate_limit:${limit.what}:*`);
    expect(keys).toHaveLength(6);
    for (const key of keys) expect(key).toMatch(/^rate_limit:[\w-]+:[\w-]{43}$/);
  });

  test('E11: holds when Redis goes, at twice the number at most, and counts again when it is back', async () => {
    const limit = aLimit();
    for (let i = 0; i < 5; i++) await countAttempt(limit, 'ada');
    await redis.sendCommand(['CLIENT', 'PAUSE', '1500', 'ALL']);
    const waits = await Promise.all(Array.from({ length: 40 }, () => countAttempt(limit, 'ada')));
    expect(waits.filter((wait) => wait === 0).length).toBeLessThanOrEqual(5);
    expect(waits.filter((wait) => wait === 0).length).toBeGreaterThan(0);
    await eventually(async () => {
      const who = randomUUID();
      await countAttempt(limit, who);
      return redis.get(`rate_limit:${limit.what}:${who}`);
    });
  });

  test('E8: a key of another type or of garbage lets nobody do more than this process allows', async () => {
    const limit = aLimit();
    await redis.set(`rate_limit:${limit.what}:ada`, 'garbage');
    const waits = await Promise.all(Array.from({ length: 20 }, () => countAttempt(limit, 'ada')));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  });
});

describe('tries to sign in', () => {
  test('G10: at one account from a thousand networks, in every spelling, are ten', async () => {
    const email = anEmail();
    const spellings = [email, email.toUpperCase(), ` ${email} `, email.replace('example', 'ＥＸＡＭＰＬＥ')];
    const tries = (i: number) => ({ email: spellings[i % 4] ?? email, network: aNetwork(i), ...STRANGER });
    expectLimit(await allowed(1000, tries), 10);
  });

  test('G10: from one network at one account are fewer, so that its owner elsewhere has some left', async () => {
    const email = anEmail();
    expect(await allowed(100, () => ({ email, network: '192.0.2.1', ...STRANGER }))).toBe(6);
    expect(await allowed(1, () => ({ email, network: '192.0.2.2', ...STRANGER }))).toBe(1);
  });

  test('at many accounts from one network are bounded', async () => {
    const network = `198.51.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;
    expectLimit(await allowed(200, () => ({ email: anEmail(), network, ...STRANGER })), 60);
  });

  test('nobody locks the true owner out for more than 15 minutes, and not at all where they signed in before', async () => {
    const email = anEmail();
    const device = rememberDevice(SECRET, null, { email, passwordPrint: PRINT });
    await allowed(200, (i) => ({ email, network: aNetwork(i), ...STRANGER }));
    await expect(countSignIn(SECRET, { email, network: '203.0.113.9', ...STRANGER })).rejects.toMatchObject({
      status: 429,
      retryAfterSeconds: expect.toSatisfy((wait: number) => wait > 0 && wait <= 900),
    });
    const uncount = await countSignIn(SECRET, {
      email,
      network: '203.0.113.9',
      device,
      passwordPrint: PRINT,
    });
    await uncount();
  });

  test('of a device that signed in before are bounded too, and its cookie cannot be made up', async () => {
    const email = anEmail();
    const device = rememberDevice(SECRET, null, { email, passwordPrint: PRINT });
    expect(await allowed(100, (i) => ({ email, network: aNetwork(i), device, passwordPrint: PRINT }))).toBe(
      10,
    );
    const other = anEmail();
    const forged = rememberDevice('another secret, long enough to sign', null, {
      email: other,
      passwordPrint: PRINT,
    });
    const foreign = rememberDevice(SECRET, null, { email: anEmail(), passwordPrint: PRINT });
    expect(
      await allowed(40, (i) => ({
        email: other,
        network: aNetwork(i),
        device: i % 2 ? forged : foreign,
        passwordPrint: PRINT,
      })),
    ).toBe(10);
  });

  test('of devices that signed in with a former password are those of strangers', async () => {
    const email = anEmail();
    const devices = Array.from({ length: 4 }, () =>
      rememberDevice(SECRET, null, { email, passwordPrint: 'of the password before' }),
    );
    const guess = (i: number) => ({
      ...{ email, network: '192.0.2.60', passwordPrint: PRINT },
      device: devices[i % 4] ?? null,
    });
    expect(await allowed(44, guess)).toBe(6);
  });

  test('of all devices together are bounded, and one of them leaves some to the others', async () => {
    const email = anEmail();
    const devices = Array.from({ length: 4 }, () =>
      rememberDevice(SECRET, null, { email, passwordPrint: PRINT }),
    );
    const from = (device: string | null, i: number) => ({
      ...{ email, network: aNetwork(i), passwordPrint: PRINT, device },
    });
    expect(await allowed(40, (i) => from(devices[0] ?? null, i))).toBe(10);
    expectLimit(10 + (await allowed(44, (i) => from(devices[i % 4] ?? null, i))), 15);
  });

  test('that were right are not counted', async () => {
    const email = anEmail();
    for (let i = 0; i < 30; i++)
      await (await countSignIn(SECRET, { email, network: '192.0.2.50', ...STRANGER }))();
  });
});
