import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { emailKey } from '../customers/email.ts';
import { queueEmail } from '../customers/queue-email.ts';
import { findUser } from './store.ts';

/** One letter in so many seconds, however often it is asked for. */
const PAUSE_SECONDS = 120;

/** Writes a way to a new password to the account's address, if there is one; whoever asks is told the same either way. */
export async function forgotPassword(db: Db, email: string): Promise<void> {
  const user = await findUser(db, { email: emailKey(email) });
  if (!user) return;
  const dedupeKey = `reset-password:${user.id}:${Math.floor(now().getTime() / 1000 / PAUSE_SECONDS)}`;
  const mail = { kind: 'reset-password', recipient: user.email, customerId: null, orderId: null };
  await inTransaction(db, (tx) => queueEmail(tx, { ...mail, dedupeKey, details: { userId: user.id } }));
}

/** Writes the letter that proves the address once more. */
export async function resendVerification(db: Db, account: { userId: string; email: string }): Promise<void> {
  const dedupeKey = `verify-email:${account.userId}:${Math.floor(now().getTime() / 1000 / PAUSE_SECONDS)}`;
  const mail = { kind: 'verify-email', recipient: account.email, customerId: null, orderId: null };
  await inTransaction(db, (tx) =>
    queueEmail(tx, { ...mail, dedupeKey, details: { userId: account.userId } }),
  );
}
