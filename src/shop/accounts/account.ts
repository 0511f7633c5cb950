import { z } from 'zod';
import { isCommonPassword } from '#lib/passwords/common-passwords.ts';
import { isOneWord } from '#lib/passwords/common-words.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { emailSchema } from '../customers/email.ts';
import type { Role } from './permissions.ts';

/** The account that is signed in. */
export interface Account {
  readonly userId: string;
  readonly sessionId: string;
  readonly email: string;
  /** Whether a link emailed to the address was opened. */
  readonly isProven: boolean;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  /** The customer whose purchases the account sees; null until the address is proven. */
  readonly customerId: string | null;
  readonly expiresAt: Date;
}

const MIN_CHARACTERS = 10;
const MAX_BYTES = 1024;

/**
 * The rules for a new password, after NIST SP 800-63B, 3.1.1.2: any characters, counted by code point, no common password
 * and no single word.
 * It is not normalised: é in two encodings is two passwords.
 */
export const newPassword = z
  .string({ error: () => t('Choose a password.') })
  .refine((text) => [...text].length >= MIN_CHARACTERS, {
    error: () =>
      t('Choose at least {min, number} characters. A few words in a row are easy to remember.', {
        min: MIN_CHARACTERS,
      }),
  })
  .refine((text) => Buffer.byteLength(text) <= MAX_BYTES, {
    error: () => t('That is too long: at most {max, number} bytes.', { max: MAX_BYTES }),
  })
  .refine((text) => !isCommonPassword(text), {
    error: () => t('This password is too common. Choose another.'),
  })
  .refine((text) => !isOneWord(text), {
    error: () => t('A single word is easy to guess, also with numbers around it. Choose a few words.'),
  });

const name = typedText(120).default('');

/** The page to show afterwards. The web layer checks that it is on this origin. */
const next = z.string().max(2048).default('');

export const signUpInput = z.strictObject({
  email: emailSchema,
  password: newPassword,
  first_name: name,
  last_name: name,
  next,
});
export type SignUpInput = z.infer<typeof signUpInput>;

export const emailInput = z.strictObject({ email: emailSchema });

export const resetInput = z.strictObject({ token: z.string().max(400), password: newPassword });

export const changePasswordInput = z.strictObject({
  present: z
    .string()
    .min(1, { error: () => t('Enter your current password.') })
    .max(MAX_BYTES, { error: () => t('That is too long.') }),
  password: newPassword,
});

const enterPassword = () => t('Enter your password.');

export const signInInput = z.strictObject({
  email: emailSchema,
  password: z
    .string({ error: enterPassword })
    .min(1, { error: enterPassword })
    .refine((text) => Buffer.byteLength(text) <= MAX_BYTES, { error: () => t('That is too long.') }),
  next,
  /** Set by our own page, which also sets a cookie: whether the browser keeps it. */
  probe: z.string().max(1).optional(),
});
