import { z } from 'zod';
import { ShopError } from '#lib/errors.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StockChange } from './change-stock.ts';

const warehouse = z.uuid({ error: () => t('Choose a warehouse.') });
const pieces = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,5}$/, {
    error: () => t('Give a whole number from 1 to {max, number}.', { max: 999_999 }),
  })
  .transform(Number);
const reason = typedText(500);
/** Of the form that was shown: sent twice, it changes the stock once. */
const form = z.uuid({ error: () => t('This form is not whole. Load the page again.') });
const needed = typedText(500).min(1, { error: () => t('Say why: it stands in the history.') });

/** One change of the stock of a variant, as the buttons of its page submit it. */
export const stockInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({ act: z.literal('receive'), form, warehouse, quantity: pieces, reason }),
    z.strictObject({
      ...{ act: z.literal('adjust'), form, warehouse, reason: needed },
      quantity: z
        .string()
        .trim()
        .regex(/^[+-]?[1-9]\d{0,5}$/, { error: () => t('Give a whole number, with a minus for fewer: −2.') })
        .transform(Number),
    }),
    z.strictObject({ act: z.literal('lose'), form, warehouse, quantity: pieces, reason: needed }),
    z.strictObject({ act: z.literal('transfer'), form, warehouse, to: warehouse, quantity: pieces, reason }),
    z.strictObject({
      ...{ act: z.literal('minimum'), warehouse },
      minimum: z
        .string()
        .trim()
        .regex(/^([1-9]\d{0,5})?$/, { error: () => t('Give a whole number, or nothing for no minimum.') })
        .transform((text) => (text === '' ? null : Number(text))),
    }),
  ],
  { error: () => t('That is not something this page does.') },
);
export type StockInput = z.infer<typeof stockInput>;

/** What the page's form asks for, for one variant. */
export function changeOf(input: Exclude<StockInput, { act: 'minimum' }>, variantId: string): StockChange {
  const { act, form: key, warehouse: warehouseId, quantity, reason: why } = input;
  return {
    ...{ act, variantId, warehouseId, quantity, reason: why, form: key },
    ...(input.act === 'transfer' ? { toWarehouseId: input.to } : {}),
  };
}

/** @throws ShopError `unknown_warehouse` for an id of none. */
export function refuseUnknown(known: readonly { readonly id: string }[], ...ids: readonly string[]): void {
  if (ids.every((id) => known.some((one) => one.id === id))) return;
  const text = t('There is no such warehouse.');
  throw new ShopError('unknown_warehouse', 422, text, { warehouse: text });
}
