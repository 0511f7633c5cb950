import { currentLanguage, currentLocale } from './language.ts';

const made = new Map<string, unknown>();

/** One formatter per language and options: making one costs a hundred times what using it costs. */
function formatter<T>(kind: string, options: object, make: (locale: string) => T): T {
  const key = `${currentLanguage()} ${kind} ${JSON.stringify(options)}`;
  const known = (made.get(key) as T | undefined) ?? make(currentLocale());
  made.set(key, known);
  return known;
}

/** Dates in the current language, in UTC unless the options name a zone. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return formatter(
    'date',
    options,
    (locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }),
  );
}

/** Numbers in the current language: `12,000`, `12.000`. */
export function numberFormat(options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return formatter('number', options, (locale) => new Intl.NumberFormat(locale, options));
}

/** `a, b and c`. */
export function listFormat(type: 'conjunction' | 'disjunction' = 'conjunction'): Intl.ListFormat {
  return formatter('list', { type }, (locale) => new Intl.ListFormat(locale, { type }));
}

/** Names of languages, regions and currencies in the current language. */
export function displayNames(type: 'language' | 'region' | 'currency'): Intl.DisplayNames {
  return formatter('names', { type }, (locale) => new Intl.DisplayNames([locale], { type }));
}
