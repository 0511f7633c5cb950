import { displayNames } from '#messages/formats.ts';

/** `German` for `de`, in the current language; the code itself where it has no name. */
export function languageName(code: string): string {
  return displayNames('language').of(code) ?? code;
}

/** ISO 639-1 codes. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set('ar dv fa he iw ks ps sd ug ur yi'.split(' '));

/** Which way a language is written. */
export function directionOf(code: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(code) ? 'rtl' : 'ltr';
}
