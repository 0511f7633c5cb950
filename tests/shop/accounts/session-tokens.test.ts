import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tokenIn } from '#lib/auth.ts';
import { db } from '#lib/db.ts';
import { hashToken } from '#lib/ids.ts';
import { endSession, readSession } from '#shop/accounts/read-session.ts';
import { anAccount, anotherSession } from '#tests/support/accounts.ts';

const NOW = { mayBeOld: false };
const MIGRATION = new URL('../../../database/migrations/0115_session_token_hashes.sql', import.meta.url);

async function storedTokens(userId: string): Promise<string[]> {
  const rows = await db.selectFrom('sessions').select('token').where('userId', '=', userId).execute();
  return rows.map(({ token }) => token);
}

describe('the table of sessions', () => {
  test('holds only hashes, with which nobody can sign in', async () => {
    const { userId, cookie } = await anAccount();
    const [token = '', signature = ''] = cookie.split('.');
    const stored = await storedTokens(userId);
    expect(stored).toEqual([hashToken(token).toString('hex')]);
    expect(await readSession(db, cookie, NOW)).toMatchObject({ userId });
    expect(await readSession(db, `${stored[0]}.${signature}`, NOW)).toBeNull();
  });

  test('refuses a token that is not hashed', async () => {
    const { userId, cookie } = await anAccount();
    const raw = { userId, token: tokenIn(cookie) ?? '', expiresAt: new Date(Date.now() + 1e6) };
    await expect(db.insertInto('sessions').values(raw).execute()).rejects.toThrow(/sessions_token_hash/);
  });

  test('loses one session when it ends, and keeps the others', async () => {
    const { userId, email, cookie } = await anAccount();
    const other = await anotherSession(email);
    await endSession(db, cookie);
    expect(await readSession(db, cookie, NOW)).toBeNull();
    expect(await readSession(db, other.cookie, NOW)).toMatchObject({ userId });
    expect(await storedTokens(userId)).toHaveLength(1);
  });

  test('was migrated with the hash that the shop looks for, so that nobody is signed out', async () => {
    const update = /update sessions set token = (.+);/.exec(readFileSync(MIGRATION, 'utf8'))?.[1] ?? '';
    const token = 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF';
    const { sql } = await import('kysely');
    const { rows } = await sql<{
      hash: string;
    }>`select ${sql.raw(update)} as hash from (values (${token}::text)) s (token)`.execute(db);
    expect(rows[0]?.hash).toBe(hashToken(token).toString('hex'));
  });
});
