import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { hashToken } from '#lib/ids.ts';
import { emailKey } from '../customers/email.ts';

/** What stands for a password in links and cookies, which end with it. It tells nothing about the password. */
export function passwordPrintOf(passwordHash: string): string {
  return hashToken(passwordHash).toString('base64url').slice(0, 22);
}

/** That of the account with this address; null without one. */
export async function findPasswordPrint(db: Db, email: string): Promise<string | null> {
  const row = await db
    .selectFrom('users as u')
    .innerJoin('userAccounts as a', 'a.userId', 'u.id')
    .select('a.passwordHash')
    .where(sql<string>`lower(u.email)`, '=', emailKey(email))
    .where('a.providerId', '=', 'credential')
    .executeTakeFirst();
  return row?.passwordHash ? passwordPrintOf(row.passwordHash) : null;
}
