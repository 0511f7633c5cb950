import { z } from 'zod';

/** An address as typed, trimmed. Addresses are compared by `emailKey`. */
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
 * The folded form that all spellings of an address share: NFKC and lower case. Only for comparing: emails go to the address
 * as it was typed.
 */
export function emailKey(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}
