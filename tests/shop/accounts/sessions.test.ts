import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#tests/support/eventually.ts';
import { startOwnRedis } from '#tests/support/own-redis.ts';

const { redis, stop } = await startOwnRedis();
const { tokenIn } = await import('#lib/auth.ts');
const { db } = await import('#lib/db.ts');
const { hashToken } = await import('#lib/ids.ts');
const { closeRedis, connectRedis, redisState } = await import('#lib/redis.ts');
const { banAccount, changeRole } = await import('#shop/accounts/change-role.ts');
const { endSession, readSession } = await import('#shop/accounts/read-session.ts');
const { anAccount, anotherSession } = await import('#tests/support/accounts.ts');

const NOW = { mayBeOld: false };
const OLD = { mayBeOld: true };

beforeAll(async () => {
  connectRedis();
  await eventually(() => redisState() === 'ready');
});
afterAll(async () => {
  closeRedis();
  await stop();
});

const keyOf = (cookie: string) => `session:${hashToken(tokenIn(cookie) ?? '').toString('hex')}`;

/** An account whose session Redis has a snapshot of. */
async function remembered() {
  const account = await anAccount();
  expect(await readSession(db, account.cookie, OLD)).toMatchObject({ userId: account.userId });
  const key = keyOf(account.cookie);
  const text = await eventually(() => redis.get(key));
  return { account, key, text };
}

/** Writes a snapshot back as a Redis would that lost what came after it. */
async function restore(key: string, text: string): Promise<void> {
  await redis.set(key, text);
}

describe('a session', () => {
  test('is remembered in Redis for at most 60 s and read from there', async () => {
    const { account, key, text } = await remembered();
    expect(await redis.ttl(key)).toBeLessThanOrEqual(60);
    await redis.set(key, text.replace('"firstName":"Ada"', '"firstName":"Augusta"'));
    expect(await readSession(db, account.cookie, OLD)).toMatchObject({ firstName: 'Augusta' });
    expect(await readSession(db, account.cookie, NOW)).toMatchObject({ firstName: 'Ada' });
  });

  test('G2: a cookie that was changed by one bit, is another’s, too long, or no cookie at all is nobody', async () => {
    const { cookie } = await anAccount();
    const other = await anAccount();
    const [token = '', signature = ''] = cookie.split('.');
    const flipped = Array.from({ length: cookie.length }, (_, at) => {
      const char = String.fromCharCode(cookie.charCodeAt(at) ^ 1);
      return cookie.slice(0, at) + char + cookie.slice(at + 1);
    });
    const hostile = [
      ...flipped,
      token,
      `${token}.`,
      `.${signature}`,
      `${token}.${other.cookie.split('.')[1]}`,
      `${cookie}.${signature}`,
      `${cookie},${cookie}`,
      'x'.repeat(100_000),
      "' or 1=1 --",
      '*',
      'session:*\nFLUSHALL',
      '',
    ];
    for (const text of hostile) {
      // The last sign of a base64 text carries bits that mean nothing: the same signature, written otherwise.
      if (tokenIn(text) === token) continue;
      expect(await readSession(db, text, OLD), text.slice(0, 80)).toBeNull();
    }
    expect(await readSession(db, cookie, NOW)).not.toBeNull();
  });

  test('G4: signed out is over at once, also where old pages may be shown', async () => {
    const { account } = await remembered();
    await endSession(db, account.cookie);
    expect(await readSession(db, account.cookie, NOW)).toBeNull();
    expect(await readSession(db, account.cookie, OLD)).toBeNull();
  });

  const ends: Record<string, (userId: string) => Promise<unknown>> = {
    'banned by staff': (userId) => banAccount(db, userId, { banned: true, reason: 'fraud' }, 'cli'),
    'banned by a hand in the database': (userId) =>
      db.updateTable('users').set({ banned: true }).where('id', '=', userId).execute(),
    'given another role': (userId) => changeRole(db, userId, 'supporter', 'cli'),
    deleted: (userId) => db.deleteFrom('users').where('id', '=', userId).execute(),
  };

  test.for(Object.entries(ends))(
    'G6, E9: whose owner is %s is over, even if Redis says otherwise',
    async ([, end]) => {
      const { account, key, text } = await remembered();
      await end(account.userId);
      await restore(key, text);
      expect(await readSession(db, account.cookie, NOW)).toBeNull();
    },
  );

  test('G6: a role taken away in the database is gone at the next request that matters', async () => {
    const account = await anAccount();
    await db.updateTable('users').set({ role: 'admin' }).where('id', '=', account.userId).execute();
    expect(await readSession(db, account.cookie, OLD)).toMatchObject({ role: 'admin' });
    await db.updateTable('users').set({ role: 'user' }).where('id', '=', account.userId).execute();
    expect(await readSession(db, account.cookie, NOW)).toMatchObject({ role: 'user' });
  });

  test('of a ban that has run out is good again', async () => {
    const account = await anAccount();
    const past = new Date(Date.now() - 1000);
    await db
      .updateTable('users')
      .set({ banned: true, banExpiresAt: past })
      .where('id', '=', account.userId)
      .execute();
    expect(await readSession(db, account.cookie, NOW)).not.toBeNull();
  });

  test('E8: a snapshot of garbage, of the wrong type, huge or too old is none', async () => {
    const { account, key, text } = await remembered();
    const old = JSON.stringify({ ...JSON.parse(text), at: Date.now() - 61_000 });
    const ahead = JSON.stringify({ ...JSON.parse(text), at: Date.now() + 61_000 });
    const someoneElse = text.replace('"role":"user"', '"role":"emperor"');
    for (const value of [
      '',
      'null',
      '[]',
      '{',
      '7',
      '{"at":1}',
      'x'.repeat(1_000_000),
      old,
      ahead,
      someoneElse,
    ]) {
      await redis.set(key, value);
      expect(await readSession(db, account.cookie, OLD), value.slice(0, 40)).toMatchObject({
        firstName: 'Ada',
        role: 'user',
      });
    }
    await redis.del(key);
    await redis.lPush(key, 'a list');
    expect(await readSession(db, account.cookie, OLD)).toMatchObject({ firstName: 'Ada' });
    await redis.del(key);
  });

  test('E10: ended while Redis was away stays ended when Redis is back with what it had', async () => {
    const { account, key, text } = await remembered();
    await redis.clientKill({ filter: 'SKIPME', skipMe: true });
    await redis.sendCommand(['CLIENT', 'PAUSE', '400', 'ALL']);
    await endSession(db, account.cookie);
    await eventually(async () => redisState() === 'ready');
    await restore(key, text);
    expect(await readSession(db, account.cookie, OLD)).toBeNull();
    expect(await readSession(db, account.cookie, NOW)).toBeNull();
  });

  test('E12: no key is made of anything but a digest', async () => {
    await readSession(db, 'a:*\r\nSET x 1.sig', OLD);
    expect(await redis.exists('x')).toBe(0);
    const keys = await redis.keys('session:*');
    for (const key of keys) expect(key).toMatch(/^session:[0-9a-f]{64}$/);
  });

  test('of two devices are two; ending one leaves the other', async () => {
    const one = await anAccount();
    const two = await anotherSession(one.email);
    expect(two.sessionId).not.toBe(one.sessionId);
    await endSession(db, one.cookie);
    expect(await readSession(db, two.cookie, NOW)).toMatchObject({ userId: one.userId });
  });
});
