import { z } from 'zod';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { versionField } from '../../../editing/edit-form.ts';

/** Of one part. */
const MOST_UNITS = 99;

const part = z.uuid({ error: () => t('This form is not whole. Load the page again.') });
const quantity = z
  .string()
  .trim()
  .regex(/^[1-9]\d?$/, {
    error: () => t('Give a whole number from 1 to {max, number}.', { max: MOST_UNITS }),
  })
  .transform(Number);

/** One change of a bundle, as the buttons of its page submit it. */
export const partsInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({
      ...{ act: z.literal('add'), version: versionField, quantity },
      product: typedText(200).min(1, { error: () => t('Type the title or the web address of a product.') }),
    }),
    z.strictObject({
      ...{ act: z.literal('change'), version: versionField, part, quantity },
      /** Empty: the buyer chooses. */
      variant: z.union([z.literal('').transform(() => null), z.uuid()]),
    }),
    z.strictObject({ act: z.literal('remove'), version: versionField, part }),
    z.strictObject({ act: z.literal('up'), version: versionField, part }),
    z.strictObject({ act: z.literal('down'), version: versionField, part }),
    z.strictObject({ act: z.literal('price'), version: versionField, price: z.string().max(40) }),
  ],
  { error: () => t('That is not something this page does.') },
);
export type PartsInput = z.infer<typeof partsInput>;
