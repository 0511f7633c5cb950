import { languageName } from '#lib/language.ts';
import type { SaidFilter } from '../../catalogue/filter.ts';
import { LEVEL_TEXTS, levels } from './course.ts';

/** The filters of course lists. `describe_courses` in the database writes the values. */
export const courseFilters: readonly SaidFilter[] = [
  {
    name: 'level',
    label: 'Level',
    options: levels.map((level) => ({ value: level, text: LEVEL_TEXTS[level] })),
  },
  {
    name: 'length',
    label: 'Length',
    options: [
      { value: '0', text: 'Under 2 hours' },
      { value: '120', text: '2 to 4 hours' },
      { value: '240', text: '4 to 8 hours' },
      { value: '480', text: '8 hours and more' },
    ],
  },
  { name: 'language', label: 'Language', options: [], open: { accepts: /[a-z]{2}/, textOf: languageName } },
];
