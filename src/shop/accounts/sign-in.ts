import { type Device, openSession, tokenIn } from '#lib/auth.ts';
import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { emailKey } from '../customers/email.ts';
import type { Account } from './account.ts';
import { endSession } from './read-session.ts';
import { findAccountBySession } from './store.ts';

export interface SignedIn {
  /** What the session's cookie holds. */
  readonly cookie: string;
  readonly account: Account;
}

/**
 * Opens a session of a new id and ends the one this browser had.
 * @param had the session cookie the browser came with.
 * @returns null when address and password do not belong together, known address or not.
 * @throws ShopError `account_closed` to who knows the password of a banned account.
 */
export async function signIn(
  db: Db,
  { email, password }: { email: string; password: string },
  device: Device,
  had: string | null,
): Promise<SignedIn | null> {
  const cookie = await openSession(emailKey(email), password, device);
  const token = cookie && tokenIn(cookie);
  if (!cookie || !token) return null;
  const account = await findAccountBySession(db, token, now());
  if (!account) {
    await endSession(db, cookie);
    throw new ShopError(
      'account_closed',
      403,
      'This account is closed. Write to us if you think it should not be.',
    );
  }
  if (had) await endSession(db, had);
  return { cookie, account };
}
