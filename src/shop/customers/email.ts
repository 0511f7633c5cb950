import { z } from 'zod';

/** An address as typed, trimmed. The folded form (`emailKey`) decides who is who. */
export const emailSchema = z
  .string()
  .trim()
  .min(1, 'Enter your email address.')
  .max(254, 'That address is too long.')
  .regex(/^[^\s@<>(),;:"\\[\]\p{C}]{1,64}@[^\s@<>(),;:"\\[\]\p{C}]+\.[^\s@<>(),;:"\\[\]\p{C}.]{2,}$/u, {
    message: 'That does not look like an email address. Example: ada@example.com',
  })
  .refine((text) => text.isWellFormed(), 'That does not look like an email address.');

/**
 * The form two spellings of one address share: compatibility-folded and in lower case. Only ever compared: mail goes
 * to the address as it was given.
 */
export function emailKey(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}
