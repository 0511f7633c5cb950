import { availableParallelism } from 'node:os';
import { describe, expect, test } from 'vitest';
import { secondsFrom } from '#lib/clock.ts';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { closePasswords, hashPassword, isPassword } from '#lib/passwords/hash.ts';
import { newPassword, signUpInput } from '#shop/accounts/account.ts';
import { changeRole } from '#shop/accounts/change-role.ts';
import { createFirstAdmin, createStaff } from '#shop/accounts/create-staff.ts';
import { may, permissions, roles } from '#shop/accounts/permissions.ts';
import { resetPassword, resetToken } from '#shop/accounts/reset-password.ts';
import { signUp } from '#shop/accounts/sign-up.ts';
import { readVerificationToken, verificationToken } from '#shop/accounts/verify-email.ts';
import { proveAccountEmail } from '#shop/proofs/prove-account.ts';
import {
  anAccount,
  anAddress,
  anotherSession,
  aSignedUpAccount,
  GOOD_PASSWORD,
  opens,
} from '#tests/support/accounts.ts';
import { eventually } from '#tests/support/eventually.ts';

const SECRET = config.authSecret;

async function countUsers(email: string): Promise<number> {
  const { count } = await db
    .selectFrom('users')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return count;
}

async function hashOf(userId: string): Promise<string> {
  const row = await db
    .selectFrom('userAccounts')
    .select('passwordHash')
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row?.passwordHash ?? '';
}

describe('signing up', () => {
  test('G7: eight at once with one address, in every spelling, make one account with one password', async () => {
    const email = anAddress();
    const tries = Array.from({ length: 8 }, (_, i) =>
      signUp(db, {
        email: i % 2 ? email : email.toUpperCase(),
        password: `${GOOD_PASSWORD} ${i}`,
        first_name: '',
        last_name: '',
        next: '',
      }),
    );
    await Promise.all(tries);
    expect(await countUsers(email)).toBe(1);
    const rows = await db
      .selectFrom('userAccounts as a')
      .innerJoin('users as u', 'u.id', 'a.userId')
      .select('a.id')
      .where('u.email', '=', email)
      .execute();
    expect(rows).toHaveLength(1);
  });

  test('with a known address changes nothing and tells its owner by email, once a day', async () => {
    const { email, userId } = await aSignedUpAccount();
    const before = await hashOf(userId);
    for (let i = 0; i < 3; i++)
      await signUp(db, {
        email,
        password: 'somebody else entirely',
        first_name: 'Eve',
        last_name: '',
        next: '',
      });
    expect(await hashOf(userId)).toBe(before);
    const emails = await db.selectFrom('mails').select('kind').where('recipient', '=', email).execute();
    expect(emails.map(({ kind }) => kind).toSorted()).toEqual(['account-exists', 'verify-email']);
  });

  test('G14: takes no field but its own', () => {
    const good = { email: 'ada@example.com', password: GOOD_PASSWORD };
    expect(signUpInput.safeParse(good).success).toBe(true);
    const hostile = [
      { role: 'admin' },
      { is_admin: 'true' },
      { banned: 'false' },
      { email_verified: 'true' },
      { emailVerified: true },
      { id: crypto.randomUUID() },
      { 'role[]': 'admin' },
      { constructor: { prototype: { role: 'admin' } } },
      JSON.parse('{"__proto__": {"role": "admin"}}'),
      { first_name: { role: 'admin' } },
    ];
    for (const more of hostile)
      expect(signUpInput.safeParse({ ...good, ...more }).success, JSON.stringify(more)).toBe(
        Object.keys(more).length === 0,
      );
    expect(Object.hasOwn({}, 'role')).toBe(false);
  });
});

describe('a password', () => {
  test('that everybody tries first is refused, in capitals too; a sentence is not', () => {
    for (const common of ['password123', 'Password123', '1234567890', 'QWERTYUIOP']) {
      expect(newPassword.safeParse(common).error?.issues[0]?.message).toMatch(/too common/);
    }
    expect(newPassword.safeParse('five loaves and two fishes').success).toBe(true);
  });

  test('G12: is told from one that differs after the 72nd byte', async () => {
    const head = 'x'.repeat(72);
    const hash = await hashPassword(`${head}a`);
    expect(await isPassword(`${head}a`, hash)).toBe(true);
    expect(await isPassword(`${head}b`, hash)).toBe(false);
    expect(await isPassword(head, hash)).toBe(false);
    expect(hash).toMatch(/^\$2b\$12\$/);
  });

  test('G12: of 64 characters of four bytes each is taken; over 1,024 bytes it costs no work', async () => {
    const long = '🪵'.repeat(64);
    expect(newPassword.safeParse(long).success).toBe(true);
    expect(await isPassword(long, await hashPassword(long))).toBe(true);
    expect(newPassword.safeParse('x'.repeat(1025)).success).toBe(false);
    // It is refused while one that came before it is still being worked at.
    let isDone = false;
    const before = hashPassword(long).then(() => {
      isDone = true;
    });
    await expect(hashPassword('x'.repeat(50_000_000))).rejects.toThrow(RangeError);
    expect(isDone).toBe(false);
    await before;
  });

  test('G13: is its exact bytes: é in one code point is not é in two', async () => {
    const [one, two] = ['caf\u00e9 au lait', 'cafe\u0301 au lait'];
    const hash = await hashPassword(one);
    expect(await isPassword(one, hash)).toBe(true);
    expect(await isPassword(two, hash)).toBe(false);
    const withNul = await hashPassword('before\0after');
    expect(await isPassword('before', withNul)).toBe(false);
    expect(await isPassword('before\0other', withNul)).toBe(false);
  });

  test('needs ten characters, counted as people count', () => {
    expect(newPassword.safeParse('123456789').success).toBe(false);
    expect(newPassword.safeParse('🪵'.repeat(9)).success).toBe(false);
    expect(newPassword.safeParse('🪵'.repeat(10)).success).toBe(true);
  });

  test('beyond fifty that wait, the next is told at once to come back', async () => {
    let [refused, others] = [0, 0];
    const work = Array.from({ length: 70 }, () =>
      hashPassword(GOOD_PASSWORD).catch((error: Error) => {
        if (error.name === 'Unavailable') refused++;
        else others++;
      }),
    );
    await eventually(() => refused > 0);
    expect(refused).toBeGreaterThanOrEqual(70 - 50 - availableParallelism());
    expect(refused).toBeLessThanOrEqual(20);
    expect(others).toBe(0);
    await closePasswords();
    await Promise.all(work);
  });
});

const idAndEmail = ({ userId: id, email }: { userId: string; email: string }) => ({ id, email });

describe('a new password by mail', () => {
  test('G5, G11: works once, also when two use the link at one moment, and ends every session', async () => {
    const account = await anAccount();
    await Promise.all(Array.from({ length: 2 }, () => anotherSession(account.email)));
    const token = resetToken(SECRET, idAndEmail(account), await hashOf(account.userId), secondsFrom(60));
    const both = await Promise.allSettled([
      resetPassword(db, SECRET, token, 'the first of the two'),
      resetPassword(db, SECRET, token, 'the second of the two'),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(resetPassword(db, SECRET, token, 'once more than once')).rejects.toMatchObject({
      code: 'link_over',
    });
    const sessions = await db
      .selectFrom('sessions')
      .select('id')
      .where('userId', '=', account.userId)
      .execute();
    expect(sessions).toEqual([]);
    expect(await opens(account.email, GOOD_PASSWORD)).toBe(false);
    const isFirst = both[0].status === 'fulfilled';
    expect(await opens(account.email, isFirst ? 'the first of the two' : 'the second of the two')).toBe(true);
  });

  test('G11: is not to be had with a link that is too old, forged, or for somebody else', async () => {
    const [account, other] = [await anAccount(), await anAccount()];
    const hash = await hashOf(account.userId);
    const links = [
      resetToken(SECRET, idAndEmail(account), hash, secondsFrom(-1)),
      resetToken('another secret that is long enough', idAndEmail(account), hash, secondsFrom(60)),
      resetToken(SECRET, idAndEmail(other), hash, secondsFrom(60)),
      verificationToken(SECRET, { id: account.userId, email: account.email }, secondsFrom(60)),
      '',
    ];
    for (const link of links)
      await expect(resetPassword(db, SECRET, link, 'a perfectly good one')).rejects.toMatchObject({
        status: 410,
      });
    expect(await opens(account.email, GOOD_PASSWORD)).toBe(true);
  });
});

describe('a proven address', () => {
  test('brings what a guest bought with it; an unproven one brings nothing', async () => {
    const email = anAddress();
    const guest = await db
      .insertInto('customers')
      .values({ email, emailKey: email })
      .returning('id')
      .executeTakeFirstOrThrow();
    const account = await anAccount(email);
    expect(account).toMatchObject({ isProven: false, customerId: null });
    const token = verificationToken(SECRET, { id: account.userId, email }, secondsFrom(60));
    const proof = readVerificationToken(SECRET, token);
    expect(proof).toEqual({ userId: account.userId, email });
    expect(proof && (await proveAccountEmail(db, proof, { visitorId: null }))).toBe(true);
    expect(await anotherSession(email)).toMatchObject({ isProven: true, customerId: guest.id });
  });

  test('is not proven by a link to an address the account no longer has', async () => {
    const account = await anAccount();
    await db.updateTable('users').set({ email: anAddress() }).where('id', '=', account.userId).execute();
    expect(
      await proveAccountEmail(db, { userId: account.userId, email: account.email }, { visitorId: null }),
    ).toBe(false);
  });
});

describe('roles', () => {
  test('every act is some staff’s and no shopper’s, and a higher role may whatever a lower one may', () => {
    for (const act of permissions) {
      expect(may('user', act), act).toBe(false);
      const allowed = roles.map((role) => may(role, act));
      expect(allowed, act).toEqual(allowed.toSorted());
      expect(may('super_admin', act), act).toBe(true);
    }
  });

  test('G1: another role ends the sessions, and the last super admin stays', async () => {
    const chief = await createStaff(db, anAddress(), 'super_admin');
    const account = await anAccount();
    await changeRole(db, account.userId, 'supporter', 'cli');
    expect(
      await db.selectFrom('sessions').select('id').where('userId', '=', account.userId).execute(),
    ).toEqual([]);
    expect(await anotherSession(account.email)).toMatchObject({ role: 'supporter' });
    await db
      .updateTable('users')
      .set({ role: 'admin' })
      .where('email', '<>', chief.email)
      .where('role', '=', 'super_admin')
      .execute();
    const { userId } = await anotherSession(chief.email, chief.password);
    await expect(changeRole(db, userId, 'user', 'cli')).rejects.toMatchObject({ code: 'last_super_admin' });
  });

  test('G15: the first admin is made once, also when five start at one moment; later never again', async () => {
    await db.updateTable('users').set({ role: 'user' }).execute();
    await db.deleteFrom('settings').where('name', '=', 'first_admin').execute();
    const made = await Promise.all(
      Array.from({ length: 5 }, () => createFirstAdmin(db, 'first@example.com')),
    );
    expect(made.filter((admin) => admin !== null)).toHaveLength(1);
    await db.updateTable('users').set({ role: 'user' }).execute();
    expect(await createFirstAdmin(db, 'second@example.com')).toBeNull();
  });

  test('made at the console for an address somebody took before: that one is out', async () => {
    const squatter = await anAccount();
    const made = await createStaff(db, squatter.email);
    expect(made.isNew).toBe(false);
    expect(await opens(squatter.email, GOOD_PASSWORD)).toBe(false);
    expect(await opens(squatter.email, made.password)).toBe(true);
    expect(
      await db.selectFrom('sessions').select('id').where('id', '=', squatter.sessionId).execute(),
    ).toEqual([]);
  });
});
