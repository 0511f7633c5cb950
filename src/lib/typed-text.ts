import { z } from 'zod';
import { t } from '#messages/t.ts';

/**
 * A text as it is stored: composed (NFC), with LF for a line break, which browsers send as CR LF, and without blanks around
 * it.
 */
export function tidyText(typed: string): string {
  return typed.replace(/\r\n?/g, '\n').normalize('NFC').trim();
}

/** Without characters that turn the direction of what follows them, which a name would carry into the sentences around it. */
export function withoutTurns(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').trim();
}

/** How many characters a person counts in a tidy text, as `length()` of PostgreSQL does: code points. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** What a refused text is told; a function says it in the language of the moment. */
type Told = string | (() => string);

/** What a text of more characters is told. */
export function atMost(max: number): () => string {
  return () => t('At most {max, number} characters.', { max });
}

/** A text that a person typed, of at most so many characters. `z.string().max()` would count an emoji as two and more. */
export function typedText(max: number, tooLong: Told = atMost(max), missing?: Told): z.ZodString {
  return z
    .string(missing === undefined ? undefined : { error: missing })
    .overwrite(tidyText)
    .refine((text) => text.length <= max || countCharacters(text) <= max, { error: tooLong });
}

/** The first so many characters of a text. */
export function firstCharacters(text: string, count: number): string {
  return text.length <= count ? text : [...text].slice(0, count).join('');
}
