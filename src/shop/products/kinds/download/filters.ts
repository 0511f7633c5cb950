import { languageName } from '#lib/language.ts';
import type { SaidFilter } from '../../catalogue/filter.ts';
import { FORMAT_TEXTS } from './download.ts';

/** The filters of download lists. `describe_downloads` in the database writes the values. */
export const downloadFilters: readonly SaidFilter[] = [
  {
    name: 'format',
    label: 'Format',
    options: Object.entries(FORMAT_TEXTS).map(([value, text]) => ({ value, text })),
  },
  { name: 'language', label: 'Language', options: [], open: { accepts: /[a-z]{2}/, textOf: languageName } },
];
