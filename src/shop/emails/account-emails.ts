import { secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { resetToken } from '../accounts/reset-password.ts';
import { findUser, lockPassword, type User } from '../accounts/store.ts';
import { provingToken } from '../accounts/verify-email.ts';
import { compose, type EmailText } from './compose.ts';
import type { Sender } from './links.ts';
import type { MailRow } from './store.ts';

const VERIFY_SECONDS = 7 * 86_400;
const RESET_SECONDS = 3_600;

type Write = (db: Db, sender: Sender, user: User, queuedAt: Date) => EmailText | Promise<EmailText | null>;

const letters: Readonly<Record<string, Write>> = {
  'verify-email': verifyEmail,
  'account-exists': accountExists,
  'reset-password': resetPassword,
};

export function isAccountEmail(kind: string): boolean {
  return Object.hasOwn(letters, kind);
}

/** A letter about an account; null when the account is gone, or has another address by now. */
export async function accountEmail(db: Db, sender: Sender, mail: MailRow): Promise<EmailText | null> {
  const userId = (mail.details as { userId?: unknown }).userId;
  const user = typeof userId === 'string' ? await findUser(db, { id: userId }) : null;
  if (user?.email !== mail.recipient) return null;
  return letters[mail.kind]?.(db, sender, user, mail.queuedAt) ?? null;
}

function verifyEmail(_db: Db, sender: Sender, user: User, queuedAt: Date): EmailText {
  const token = provingToken(sender.secret, user, secondsFrom(VERIFY_SECONDS, queuedAt));
  return compose('Is this your address?', [
    { text: `Somebody, you we hope, made an account with this address at ${sender.origin}.` },
    { text: 'Yes, this is my address', link: `${sender.origin}/verify-email?token=${token}` },
    { text: 'The link works for a week. What you bought with this address before then joins your account.' },
    { text: 'It was not you? Then do nothing: without this link nobody sees what is yours.' },
  ]);
}

function accountExists(_db: Db, sender: Sender): EmailText {
  return compose('You have an account already', [
    {
      text: `Somebody, you perhaps, tried to make an account with this address at ${sender.origin}. There is one already.`,
    },
    { text: 'Sign in', link: `${sender.origin}/sign-in` },
    { text: 'Choose a new password', link: `${sender.origin}/forgot-password` },
    { text: 'It was not you? Then do nothing: nothing has changed.' },
  ]);
}

async function resetPassword(db: Db, sender: Sender, user: User, queuedAt: Date): Promise<EmailText | null> {
  const hash = await lockPassword(db, user.id);
  if (!hash) return null;
  const token = resetToken(sender.secret, user.id, hash, secondsFrom(RESET_SECONDS, queuedAt));
  return compose('A new password', [
    { text: `Somebody, you perhaps, asked for a new password at ${sender.origin}.` },
    { text: 'Choose a new password', link: `${sender.origin}/reset-password?token=${token}` },
    { text: 'The link works once, within an hour. Every device is signed out then.' },
    { text: 'It was not you? Then do nothing: your password stays as it is.' },
  ]);
}
