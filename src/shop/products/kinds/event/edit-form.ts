import { z } from 'zod';
import { atMost, typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { KindForm } from '../../kind.ts';
import { missingDates } from './dates/missing-dates.ts';
import type { EventDetails } from './event.ts';

/** Characters of a line. */
const MAX_LINE = 200;

/** A list from a text area, one entry per line. */
const lines = (most: number, longest: number) =>
  z
    .string()
    .transform((text) => [
      ...new Set(
        text
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      ),
    ])
    .pipe(
      z
        .array(typedText(longest, () => t('Keep each line to {max} characters.', { max: longest })))
        .max(most, { error: () => t('At most {max} lines.', { max: most }) }),
    );

const fields = {
  language: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z]{2}$/, { error: () => t('Two letters, for example en.') }),
  speakers: lines(12, 120),
  age: typedText(120, atMost(120)),
  bring: lines(20, MAX_LINE),
  access: typedText(2000),
};
type EventEdit = z.infer<z.ZodObject<typeof fields>>;

/** The form of an event; its dates and tickets have a page of their own. */
export const eventForm: KindForm<EventDetails> = {
  blank: { language: 'en', age: '', bring: [], access: '', speakers: [], next: null, dateCount: 0 },
  fields,
  texts: ({ language, speakers, age, bring, access }) => ({
    ...{ language, age, access },
    speakers: speakers.join('\n'),
    bring: bring.join('\n'),
  }),
  apply: (details, edit) => ({ ...details, ...(edit as EventEdit) }),
  missing: async (db, productId) => missingDates(db, productId),
};
