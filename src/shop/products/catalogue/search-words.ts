import type { Db } from '#lib/db.ts';
import {
  findLongerWords,
  findSimilarWords,
  lookUpTerm,
  lookUpWord,
  splitWords,
  weighWords,
} from './search-store.ts';
import { typoBetween } from './typo.ts';

/** Most words that are corrected; each costs a query. */
const MAX_WORDS = 6;

/** Most candidates for one word that are weighed. */
const MAX_LOOKED_UP = 8;

/**
 * Corrects a search that found nothing: a word found in no product is replaced by the nearest one that differs by one
 * typo, or by one that begins with it. @returns null when no word changes.
 */
export async function correctWords(db: Db, q: string): Promise<string | null> {
  const terms = q.split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  const correctedTerms = await Promise.all(terms.map((term) => correctTerm(db, term)));
  return correctedTerms.every((corrected, at) => corrected === terms[at]) ? null : correctedTerms.join(' ');
}

/** The words of a search, corrected, that each find something alone. */
export async function suggestWords(db: Db, q: string): Promise<string[]> {
  const words = [...new Set(await splitWords(db, q))].slice(0, MAX_WORDS);
  const correctedWords = await Promise.all(
    words.filter((word) => [...word].length > 2).map((word) => correctWord(db, word)),
  );
  const found = await Promise.all(correctedWords.map((word) => lookUpWord(db, word)));
  return [...new Set(correctedWords.filter((_, at) => found[at] === 'found'))];
}

/** What stands between two blanks: as it was typed (`c#`), unless a word of it is corrected. */
async function correctTerm(db: Db, term: string): Promise<string> {
  const { state, words } = await lookUpTerm(db, term);
  if (state !== 'not_found') return term;
  const [only] = words;
  if (only !== undefined && words.length === 1) {
    const meant = await correctUnknown(db, only);
    return meant === only ? term : meant;
  }
  const corrected = await Promise.all(words.map((word) => correctWord(db, word)));
  return corrected.every((word, at) => word === words[at]) ? term : corrected.join(' ');
}

async function correctWord(db: Db, word: string): Promise<string> {
  return (await lookUpWord(db, word)) === 'not_found' ? correctUnknown(db, word) : word;
}

/** @param word that no product has. @returns it, if nothing is near it. */
async function correctUnknown(db: Db, word: string): Promise<string> {
  const { length } = [...word];
  if (length < 3 || length > 40) return word;
  const nearest = await findMeantWord(db, word);
  if (nearest || length === 3) return nearest ?? word;
  const longer = (await findLongerWords(db, word)).slice(0, MAX_LOOKED_UP);
  const weights = await weighWords(db, longer);
  return longer.find((_, at) => (weights[at] ?? 0) > 0) ?? word;
}

/**
 * The word that one typo turned into this one: the likeliest typo first, then what products say most. Words stay known
 * after the last product with them is gone; those weigh nothing.
 */
async function findMeantWord(db: Db, word: string): Promise<string | undefined> {
  const typos = (await findSimilarWords(db, word))
    .flatMap((candidate) => typoBetween(word, candidate) ?? [])
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, MAX_LOOKED_UP);
  const weights = await weighWords(
    db,
    typos.map(({ meant }) => meant),
  );
  return typos
    .map((typo, at) => ({ ...typo, weight: weights[at] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => a.cost - b.cost || b.weight - a.weight)[0]?.meant;
}
