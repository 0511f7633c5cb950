import { compile, type Values } from './compile.ts';
import type { Sentence } from './sentence.ts';

/**
 * Says a sentence in the current language, as plain text.
 * @param values by the names in braces: `t('{count, plural, one {# course} other {# courses}} found', { count })`.
 */
export function t(sentence: Sentence, values: Values = {}): string {
  return translate(sentence, values);
}

/** The same for a sentence that comes from elsewhere, such as a kind's: without a translation it is said in English. */
export function translate(sentence: string, values: Values = {}): string {
  return compile(sentence, '')(values);
}
