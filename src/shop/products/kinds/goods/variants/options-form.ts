import { z } from 'zod';
import { typedText, withoutTurns } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { versionField } from '../../../editing/edit-form.ts';
import { MOST_VALUES, OPTION_NAME, OPTION_VALUE } from './option.ts';

const id = z.uuid({ error: () => t('That is no longer here. Load the page again.') });
const oneLine = (most: number) =>
  typedText(most)
    .overwrite(withoutTurns)
    .regex(/^\P{Cc}*$/u, { error: () => t('Keep it to one line.') });
const name = oneLine(OPTION_NAME).min(1, { error: () => t('Give it a name.') });
const value = oneLine(OPTION_VALUE);

/** Values, a line each. */
const lines = z.string().transform((typed, context): string[] => {
  const values = typed
    .split(/\r\n?|\n/)
    .map((line) => value.safeParse(line))
    .map(({ data, error }) => {
      for (const { message } of error?.issues ?? []) context.addIssue({ code: 'custom', message });
      return data ?? '';
    })
    .filter(Boolean);
  if (values.length > MOST_VALUES)
    context.addIssue({ code: 'custom', message: t('At most {max} lines.', { max: MOST_VALUES }) });
  return values;
});

/** The field with the text of a value. */
export const valueField = (valueId: string) => `value_${valueId}`;

/** One change of the options of an item, as the buttons of its page submit it. */
export const optionsInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({
      ...{ act: z.literal('add-option'), version: versionField, option_name: name },
      option_values: lines.refine((values) => values.length > 0, {
        error: () => t('Give it at least one value.'),
      }),
    }),
    z
      .strictObject({
        ...{ act: z.literal('save-option'), version: versionField, option: id },
        ...{ option_name: name, option_values: lines },
        /** The value that goes one place up. */
        up: id.optional(),
        /** The value that is taken away. */
        remove: id.optional(),
      })
      .catchall(value),
    z.strictObject({ act: z.enum(['option-up', 'remove-option']), version: versionField, option: id }),
  ],
  { error: () => t('That is not something this page does.') },
);
export type OptionsInput = z.infer<typeof optionsInput>;
export type SavedOption = Extract<OptionsInput, { act: 'save-option' }>;

/** The texts of values by their ids, as the form of an option has them. */
export function typedValues(input: SavedOption): ReadonlyMap<string, string> {
  const prefix = valueField('');
  return new Map(
    Object.entries(input)
      .filter(
        (entry): entry is [string, string] => entry[0].startsWith(prefix) && typeof entry[1] === 'string',
      )
      .map(([field, text]) => [field.slice(prefix.length), text]),
  );
}
