/** The languages that the shop speaks; English is the language of the keys. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** As a person calls them, each in its own words. */
export const languageTitles: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** For dates, numbers and lists: English as it is written in Britain. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

let current: Language = 'en';

/** The language that this process speaks now: the shop's own, see `shop/settings`. */
export function currentLanguage(): Language {
  return current;
}

/** The locale of the current language, for `Intl`: `en-GB`. */
export function currentLocale(): string {
  return LOCALES[current];
}

export function setLanguage(language: Language): void {
  current = language;
}
