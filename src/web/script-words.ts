import { currentLanguage } from '#messages/language.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';

/** What the scripts of the pages say. In braces only plain values: they have no plural rules. */
export const scriptSentences = [
  '“{title}” is in your cart.',
  'It is in your cart.',
  'This is too long to be sent. Shorten the text or divide it. Nothing was sent, and nothing is lost.',
  'Your browser blocks cookies. Allow them for this shop, then try again.',
  'Saved.',
  'Not saved yet: use the button.',
  'Your payment for this is processing.',
  'See your order',
  'Begin',
  'Continue ({percent} %)',
  'Hello {name}',
  '1 item in it',
  '{count} items in it',
  'Uploaded.',
  'It did not arrive. Try it again.',
] as const satisfies readonly Sentence[];

export type ScriptSentence = (typeof scriptSentences)[number];

const NAMES = ['title', 'percent', 'name', 'count'];
/** Each value stands for itself, so that the script can put the real one there. */
const PLACES = Object.fromEntries(NAMES.map((name) => [name, `{${name}}`]));

/** The sentences of the scripts as JSON by English sentence; undefined in English, which the scripts have themselves. */
export function scriptWords(): string | undefined {
  if (currentLanguage() === 'en') return undefined;
  return JSON.stringify(
    Object.fromEntries(scriptSentences.map((sentence) => [sentence, t(sentence, PLACES)])),
  );
}
