import { LRUCache } from 'lru-cache';
import { displayNames } from '#messages/formats.ts';
import { currentLanguage } from '#messages/language.ts';

// Intl takes 10 µs and more to find a name, and finds it anew each time.
const names = new LRUCache<string, string>({ max: 1000 });

/** `German` for `de`, in the current language; the code itself where it has no name. */
export function languageName(code: string): string {
  const key = `${currentLanguage()} ${code}`;
  const name = names.get(key) ?? displayNames('language').of(code) ?? code;
  names.set(key, name);
  return name;
}

/** ISO 639-1 codes. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set('ar dv fa he iw ks ps sd ug ur yi'.split(' '));

/** Which way a language is written. */
export function directionOf(code: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(code) ? 'rtl' : 'ltr';
}
