import { german } from './de/german.ts';
import type { Language } from './language.ts';

/** Words that a line never breaks in: a hyphen of another kind keeps them together. */
function unbroken(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(texts).map(([key, text]) => [key, text.replaceAll('E-Mail', 'E\u2011Mail')]);
  return Object.fromEntries(entries);
}

/** The translations by language and English sentence. */
export const catalogues: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>> = {
  de: unbroken(german),
};
