import { z } from 'zod';

/**
 * A text as it is stored: composed (NFC), with LF for a line break, which browsers send as CR LF, and without blanks around
 * it.
 */
export function tidyText(typed: string): string {
  return typed.replace(/\r\n?/g, '\n').normalize('NFC').trim();
}

/** How many characters a person counts in a tidy text, as `length()` of PostgreSQL does: code points. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** A text that a person typed, of at most so many characters. `z.string().max()` would count an emoji as two and more. */
export function typedText(
  max: number,
  tooLong = `At most ${max.toLocaleString('en')} characters.`,
  missing?: string,
): z.ZodString {
  return z
    .string(missing)
    .overwrite(tidyText)
    .refine((text) => text.length <= max || countCharacters(text) <= max, tooLong);
}

/** The first so many characters of a text. */
export function firstCharacters(text: string, count: number): string {
  return text.length <= count ? text : [...text].slice(0, count).join('');
}
