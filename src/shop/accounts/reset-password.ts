import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { hashToken, readSigned, sign } from '#lib/ids.ts';
import { hashPassword } from '#lib/passwords/hash.ts';
import { forgetSessions } from './read-session.ts';
import { deleteSessionsOf, findUser, lockPassword, setPassword } from './store.ts';
import { markAddressProven } from './verify-email.ts';

const PURPOSE = 'reset-password';

/** What the link in the letter carries. It ends with the password it was made for, so it works once. */
export function resetToken(secret: string, userId: string, passwordHash: string, until: Date): string {
  return sign(secret, PURPOSE, `${userId} ${printOf(passwordHash)}`, until);
}

/**
 * Sets a new password for who has read the account's mail; that proves the address as well. Every session ends, so that
 * whoever knew the old password is out.
 * @returns the account's address.
 * @throws ShopError `link_over` for a link that was used, replaced, forged or is too old; Unavailable.
 */
export async function resetPassword(
  db: Db,
  secret: string,
  token: string,
  password: string,
): Promise<string> {
  const [userId, print] = readSigned(secret, PURPOSE, token, now())?.split(' ') ?? [];
  if (!userId || !print) throw linkOver();
  const hash = await hashPassword(password);
  const { email, tokens } = await inTransaction(db, (tx) => replace(tx, { userId, print, hash }));
  await forgetSessions(tokens);
  return email;
}

async function replace(tx: Tx, { userId, print, hash }: { userId: string; print: string; hash: string }) {
  const present = await lockPassword(tx, userId);
  const user = await findUser(tx, { id: userId });
  if (!user || !present || printOf(present) !== print) throw linkOver();
  await setPassword(tx, userId, hash, now());
  await markAddressProven(tx, userId, user.email);
  return { email: user.email, tokens: await deleteSessionsOf(tx, userId) };
}

function linkOver(): ShopError {
  return new ShopError('link_over', 410, 'This link was used already or is too old. Ask for a new one.');
}

function printOf(passwordHash: string): string {
  return hashToken(passwordHash).toString('base64url').slice(0, 22);
}
