import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { readSigned, sign } from '#lib/ids.ts';
import { hashPassword } from '#lib/passwords/hash.ts';
import { t } from '#messages/t.ts';
import { emailKey } from '../customers/email.ts';
import { lockAccount } from './lock-account.ts';
import { passwordPrintOf } from './password-print.ts';
import { forgetSessions } from './read-session.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';
import { lockPassword, setPassword } from './store.ts';
import { markAddressProven } from './verify-email.ts';

const PURPOSE = 'reset-password';

/**
 * The token of the link in the email. It names the current password's print, so it works once, and the address, so that it
 * ends when that is corrected.
 */
export function resetToken(
  secret: string,
  user: { readonly id: string; readonly email: string },
  passwordHash: string,
  until: Date,
): string {
  return sign(secret, PURPOSE, `${user.id} ${passwordPrintOf(passwordHash)} ${emailKey(user.email)}`, until);
}

/**
 * Sets a new password with a link from the account's mailbox, which proves the address too. Every session ends, also those
 * of anybody who knew the old password, and so does every proof by an emailed link.
 * @returns the account's address.
 * @throws ShopError `link_over` for a link that was used, forged or has expired; Unavailable.
 */
export async function resetPassword(
  db: Db,
  secret: string,
  token: string,
  password: string,
): Promise<string> {
  const [userId, print, address] = readSigned(secret, PURPOSE, token, now())?.split(' ') ?? [];
  if (!userId || !print || !address) throw expiredLink();
  const hash = await hashPassword(password);
  const { email, tokens } = await inTransaction(db, (tx) => replace(tx, { userId, print, address, hash }));
  await forgetSessions(tokens);
  return email;
}

async function replace(
  tx: Tx,
  { userId, print, address, hash }: { userId: string; print: string; address: string; hash: string },
) {
  const current = await lockPassword(tx, userId);
  const user = await lockAccount(tx, userId);
  if (!user || !current || passwordPrintOf(current) !== print) throw expiredLink();
  if (emailKey(user.email) !== address) throw expiredLink();
  await setPassword(tx, userId, hash, now());
  await markAddressProven(tx, userId, user.email);
  return { email: user.email, tokens: await signOutEverywhere(tx, userId) };
}

function expiredLink(): ShopError {
  const text = t('This link has already been used or has expired. Ask for a new one.');
  return new ShopError('link_over', 410, text);
}
