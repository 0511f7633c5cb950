import { currentLanguage } from '#messages/language.ts';

/** Languages written from right to left, ISO 639-1. */
const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The attributes `lang` and `dir` of an element; none where they are those of the page. */
export interface LanguageAttributes {
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/**
 * For an element that holds nothing but text of a product: `<h1 {...inLanguage(product.language)}>`.
 * @param language ISO 639-1; null or undefined for the page's own.
 */
export function inLanguage(language: string | null | undefined): LanguageAttributes {
  if (!language || language === currentLanguage()) return {};
  return { lang: language, dir: RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr' };
}
