import { type Device, openSession, tokenIn } from '#lib/auth.ts';
import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { sessionTokenHash } from '#lib/ids.ts';
import { t } from '#messages/t.ts';
import { emailKey } from '../customers/email.ts';
import type { Account } from './account.ts';
import { endSession } from './read-session.ts';
import { findAccountBySession } from './store.ts';

export interface SignedIn {
  /** The value of the session's cookie. */
  readonly cookie: string;
  readonly account: Account;
}

/**
 * Starts a session with a new id and ends the one this browser had.
 * @param previousCookie the session cookie the browser sent.
 * @returns null when the address or the password is wrong; it does not tell which.
 * @throws ShopError `account_closed` when the password of a banned account is right.
 */
export async function signIn(
  db: Db,
  { email, password }: { email: string; password: string },
  device: Device,
  previousCookie: string | null,
): Promise<SignedIn | null> {
  const cookie = await openSession(emailKey(email), password, device);
  const token = cookie && tokenIn(cookie);
  if (!cookie || !token) return null;
  const account = await findAccountBySession(db, sessionTokenHash(token), now());
  if (!account) {
    await endSession(db, cookie);
    throw new ShopError(
      'account_closed',
      403,
      t('This account is closed. Write to us if you think this is a mistake.'),
    );
  }
  if (previousCookie) await endSession(db, previousCookie);
  return { cookie, account };
}
