import { languageName } from '#lib/language.ts';
import type { SaidFilter } from '../../catalogue/filter.ts';
import { monthText } from './date-texts.ts';
import { cityOfKey } from './place-key.ts';

/** The filters of event lists. `describe_events` in the database writes the values. */
export const eventFilters: readonly SaidFilter[] = [
  {
    name: 'month',
    label: 'Month',
    options: [],
    open: { accepts: /20\d\d-(?:0[1-9]|1[0-2])/, textOf: monthText },
  },
  {
    name: 'place',
    label: 'Place',
    options: [{ value: 'online', text: 'Online' }],
    open: { accepts: /in-[a-z0-9-]{1,37}/, textOf: (value) => cityOfKey(value.slice(3)) },
  },
  { name: 'language', label: 'Language', options: [], open: { accepts: /[a-z]{2}/, textOf: languageName } },
];
