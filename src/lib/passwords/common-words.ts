// Their lists one by one: the packages' own entry would keep another 200,000 names in memory.
import german from '@zxcvbn-ts/language-de/dist/commonWords.json.js';
import english from '@zxcvbn-ts/language-en/dist/commonWords.json.cjs';
import { isCommonPassword } from './common-passwords.ts';

/** Shorter words say nothing about a password of ten characters. */
const MIN_LETTERS = 4;
/** More than a year, a few digits and a sign are worth something. */
const MAX_AROUND = 6;

/** What stands for a letter: `p4ssw0rt`. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' },
};
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

const WORDS: ReadonlySet<string> = new Set(
  [...german, ...english].filter((word) => word.length >= MIN_LETTERS).flatMap(spellings),
);

/** Whether a password is one word or one frequent password with little around it: `Passwort12`, `sommer2026!`. */
export function isOneWord(text: string): boolean {
  const typed = text.normalize('NFKC').toLowerCase();
  return [typed, unmasked(typed)].some((candidate) => {
    const core = candidate.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
    const isEnough = [...typed].length - [...core].length > MAX_AROUND;
    return core.length >= MIN_LETTERS && !isEnough && (WORDS.has(core) || isCommonPassword(core));
  });
}

/** A word as people type it: `fußball` also as `fussball`, `schön` also as `schoen` and `schon`. */
function spellings(word: string): readonly string[] {
  const written = word.toLowerCase();
  if (/^[a-z]+$/.test(written)) return [written];
  const spelled = written.replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter);
  const plain = written.replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '');
  return [written, spelled, plain];
}

/** With letters where signs stand for them; what stands at the end is kept, where it is a number or a stop. */
function unmasked(text: string): string {
  const [, word = '', end = ''] = /^(.*?)([\d!]{0,4})$/.exec(text) ?? [];
  return word.replace(/[013457@$!]/g, (sign) => LOOKALIKES[sign] ?? sign) + end;
}
