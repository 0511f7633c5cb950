import { secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { resetToken } from '../accounts/reset-password.ts';
import { findUser, lockPassword, type User } from '../accounts/store.ts';
import { verificationToken } from '../accounts/verify-email.ts';
import { type ComposedEmail, composeEmail } from './compose-email.ts';
import type { Sender } from './email-links.ts';
import type { EmailRow } from './store.ts';

const VERIFY_SECONDS = 7 * 86_400;
const RESET_SECONDS = 3_600;

type Composer = (
  db: Db,
  sender: Sender,
  user: User,
  queuedAt: Date,
) => ComposedEmail | Promise<ComposedEmail | null>;

const COMPOSERS: Readonly<Record<string, Composer>> = {
  'verify-email': verificationEmail,
  'account-exists': accountExistsEmail,
  'reset-password': resetPasswordEmail,
};

export function isAccountEmail(kind: string): boolean {
  return Object.hasOwn(COMPOSERS, kind);
}

/** An email about an account; null when the account is deleted or has another address by now. */
export async function accountEmail(db: Db, sender: Sender, email: EmailRow): Promise<ComposedEmail | null> {
  const userId = (email.details as { userId?: unknown }).userId;
  const user = typeof userId === 'string' ? await findUser(db, { id: userId }) : null;
  if (user?.email !== email.recipient) return null;
  return COMPOSERS[email.kind]?.(db, sender, user, email.queuedAt) ?? null;
}

function verificationEmail(_db: Db, sender: Sender, user: User, queuedAt: Date): ComposedEmail {
  const token = verificationToken(sender.secret, user, secondsFrom(VERIFY_SECONDS, queuedAt));
  return composeEmail('Confirm your email', [
    { text: `Someone, hopefully you, made an account with this address at ${sender.origin}.` },
    { text: 'Yes, this is my address', link: `${sender.origin}/verify-email?token=${token}` },
    { text: 'The link works for a week. What you bought with this address before then joins your account.' },
    { text: 'It was not you? Then do nothing: without this link nobody sees what is yours.' },
  ]);
}

function accountExistsEmail(_db: Db, sender: Sender): ComposedEmail {
  return composeEmail('You have an account already', [
    {
      text: `Somebody, you perhaps, tried to make an account with this address at ${sender.origin}. There is one already.`,
    },
    { text: 'Sign in', link: `${sender.origin}/sign-in` },
    { text: 'Choose a new password', link: `${sender.origin}/forgot-password` },
    { text: 'It was not you? Then do nothing: nothing has changed.' },
  ]);
}

async function resetPasswordEmail(
  db: Db,
  sender: Sender,
  user: User,
  queuedAt: Date,
): Promise<ComposedEmail | null> {
  const hash = await lockPassword(db, user.id);
  if (!hash) return null;
  const token = resetToken(sender.secret, user.id, hash, secondsFrom(RESET_SECONDS, queuedAt));
  return composeEmail('A new password', [
    { text: `Somebody, you perhaps, asked for a new password at ${sender.origin}.` },
    { text: 'Choose a new password', link: `${sender.origin}/reset-password?token=${token}` },
    { text: 'The link works once, within an hour. Every device is signed out then.' },
    { text: 'It was not you? Then do nothing: your password stays as it is.' },
  ]);
}
