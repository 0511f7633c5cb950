import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { emailKey } from '../customers/email.ts';
import { queueFreeEmail } from '../customers/free-email.ts';
import { findUser } from './store.ts';

/** At most one email in so many seconds. */
const PAUSE_SECONDS = 120;

/** Emails a link for a new password to the account's address. Does nothing, and does not tell, if there is no such account. */
export async function forgotPassword(db: Db, email: string): Promise<void> {
  const user = await findUser(db, { email: emailKey(email) });
  if (!user) return;
  const dedupeKey = `reset-password:${user.id}:${Math.floor(now().getTime() / 1000 / PAUSE_SECONDS)}`;
  const newEmail = { kind: 'reset-password', recipient: user.email, customerId: null, orderId: null };
  const details = { userId: user.id };
  await inTransaction(db, (tx) => queueFreeEmail(tx, { ...newEmail, dedupeKey, details }, 'new-password'));
}

/** Emails the link that proves the address again. */
export async function resendVerification(db: Db, account: { userId: string; email: string }): Promise<void> {
  const dedupeKey = `verify-email:${account.userId}:${Math.floor(now().getTime() / 1000 / PAUSE_SECONDS)}`;
  const newEmail = { kind: 'verify-email', recipient: account.email, customerId: null, orderId: null };
  const details = { userId: account.userId };
  await inTransaction(db, (tx) => queueFreeEmail(tx, { ...newEmail, dedupeKey, details }, 'account'));
}
