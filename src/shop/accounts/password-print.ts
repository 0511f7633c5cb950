import type { Db } from '#lib/db.ts';
import { hashToken } from '#lib/ids.ts';
import { emailKey } from '../customers/email.ts';
import { findPasswordHash } from './store.ts';

/** What stands for a password in links and cookies, which end with it. It tells nothing about the password. */
export function passwordPrintOf(passwordHash: string): string {
  return hashToken(passwordHash).toString('base64url').slice(0, 22);
}

/** That of the account with this address; null without one. */
export async function findPasswordPrint(db: Db, email: string): Promise<string | null> {
  const hash = await findPasswordHash(db, emailKey(email));
  return hash && passwordPrintOf(hash);
}
