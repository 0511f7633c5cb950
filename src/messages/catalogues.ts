import { german } from './de/german.ts';
import type { Language } from './language.ts';

/** The translations by language and English sentence. */
export const catalogues: Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>> = {
  de: german,
};
