import { z } from 'zod';
import { isCommonPassword } from '#lib/passwords/common-passwords.ts';
import { emailSchema } from '../customers/email.ts';
import type { Role } from './permissions.ts';

/** Who is signed in. */
export interface Account {
  readonly userId: string;
  readonly sessionId: string;
  readonly email: string;
  /** Whether the address was proven by a letter. */
  readonly isProven: boolean;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  /** Whose purchases are this account's; null until the address is proven. */
  readonly customerId: string | null;
  readonly expiresAt: Date;
}

const MIN_CHARACTERS = 10;
const MAX_BYTES = 1024;

/**
 * A password to be: any characters, counted as a person counts them, but none that everybody tries first. The exact bytes
 * are kept: é typed in two ways is two passwords. Source: NIST SP 800-63B, 3.1.1.2.
 */
export const newPassword = z
  .string('Choose a password.')
  .refine(
    (text) => [...text].length >= MIN_CHARACTERS,
    `Choose at least ${MIN_CHARACTERS} characters. A few words in a row are easy to remember.`,
  )
  .refine(
    (text) => Buffer.byteLength(text) <= MAX_BYTES,
    `That is too long: at most ${MAX_BYTES} bytes are taken.`,
  )
  .refine(
    (text) => !isCommonPassword(text),
    'Very many people use this one, so it is guessed first. Choose another.',
  );

const name = z.string().trim().max(100, 'At most 100 characters.').default('');

/** Where to go on afterwards; the web makes sure that it is a place of its own. */
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
  present: z.string().min(1, 'Enter your present password.').max(MAX_BYTES, 'That is too long.'),
  password: newPassword,
});

export const signInInput = z.strictObject({
  email: emailSchema,
  password: z
    .string('Enter your password.')
    .min(1, 'Enter your password.')
    .refine((text) => Buffer.byteLength(text) <= MAX_BYTES, 'That is longer than any password here.'),
  next,
});
