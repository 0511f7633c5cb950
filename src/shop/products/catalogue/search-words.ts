import type { Db } from '#lib/db.ts';
import { findSimilarWords, lookUpWord } from './search-store.ts';

/** Most words that are corrected; each costs a query. */
const MAX_WORDS = 6;

/** Splits a text into words in lower case without accents. */
export function splitWords(text: string): string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase();
  return folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/**
 * Corrects a search that found nothing: a word found in no product is replaced by one that differs by one typo, or that
 * begins with it. @returns null when no word changes.
 */
export async function correctWords(db: Db, q: string): Promise<string | null> {
  const words = splitWords(q).slice(0, MAX_WORDS);
  const correctedWords = await Promise.all(words.map((word) => correctWord(db, word)));
  const corrected = correctedWords.join(' ');
  return corrected === words.join(' ') ? null : corrected;
}

/** The words of a search, corrected, that each find something alone. */
export async function suggestWords(db: Db, q: string): Promise<string[]> {
  const words = [...new Set(splitWords(q))].slice(0, MAX_WORDS).filter((word) => word.length > 2);
  const correctedWords = await Promise.all(words.map((word) => correctWord(db, word)));
  const found = await Promise.all(correctedWords.map((word) => lookUpWord(db, word)));
  return [...new Set(correctedWords.filter((_, at) => found[at] === 'found'))];
}

async function correctWord(db: Db, word: string): Promise<string> {
  if (word.length < 3 || word.length > 40 || (await lookUpWord(db, word)) !== 'not_found') return word;
  const near = await findSimilarWords(db, word);
  const typo = near.find((candidate) => isOneTypo(word, candidate));
  return typo ?? near.find((candidate) => word.length > 3 && candidate.startsWith(word)) ?? word;
}

/** Whether two words differ by one letter added, left out or replaced, or by two neighbours swapped. */
export function isOneTypo(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  const rest = long.slice(at + 1);
  if (rest === short.slice(at)) return true;
  if (long.length > short.length) return false;
  const isSwapped = long[at] === short[at + 1] && long[at + 1] === short[at];
  return rest === short.slice(at + 1) || (isSwapped && long.slice(at + 2) === short.slice(at + 2));
}
