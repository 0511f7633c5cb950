import { secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
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
  'verify-email': verification,
  'account-exists': (_db, { origin }) => accountExistsEmail(origin),
  'reset-password': passwordReset,
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

function verification(_db: Db, { secret, origin }: Sender, user: User, queuedAt: Date): ComposedEmail {
  return verificationEmail(origin, verificationToken(secret, user, secondsFrom(VERIFY_SECONDS, queuedAt)));
}

async function passwordReset(
  db: Db,
  { secret, origin }: Sender,
  user: User,
  queuedAt: Date,
): Promise<ComposedEmail | null> {
  const hash = await lockPassword(db, user.id);
  if (!hash) return null;
  return passwordEmail(origin, resetToken(secret, user, hash, secondsFrom(RESET_SECONDS, queuedAt)));
}

/** Asks whether an address is that of the person who made an account with it. */
export function verificationEmail(origin: string, token: string): ComposedEmail {
  return composeEmail(t('Confirm your email'), [
    { text: t('Someone, hopefully you, made an account with this address at {origin}.', { origin }) },
    { text: t('Yes, this is my address'), link: `${origin}/verify-email?token=${token}` },
    {
      text: t(
        'The link works for a week. Once you confirm, what you bought with this address is in your account too.',
      ),
    },
    { text: t('Not you? Do nothing: without this link nobody sees what is yours.') },
  ]);
}

/** For who signs up with an address that has an account. */
export function accountExistsEmail(origin: string): ComposedEmail {
  return composeEmail(t('You already have an account'), [
    {
      text: t(
        'Someone, hopefully you, tried to make an account with this address at {origin}. There is one already.',
        { origin },
      ),
    },
    { text: t('Sign in'), link: `${origin}/sign-in` },
    { text: t('Choose a new password'), link: `${origin}/forgot-password`, isQuiet: true },
    { text: t('Not you? Do nothing: nothing has changed.') },
  ]);
}

/** For who has forgotten a password. */
export function passwordEmail(origin: string, token: string): ComposedEmail {
  return composeEmail(t('Choose a new password'), [
    { text: t('Someone, hopefully you, asked for a new password at {origin}.', { origin }) },
    { text: t('Choose a new password'), link: `${origin}/reset-password?token=${token}` },
    { text: t('The link works once, within an hour. Then every device is signed out.') },
    { text: t('Not you? Do nothing: your password stays as it is.') },
  ]);
}
