import { z } from 'zod';
import { ShopError } from '#lib/errors.ts';
import { formatAmount, sameFigure } from '#lib/money.ts';
import { typedAmount } from '#lib/parse-amount.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { currencyField, MAX_AMOUNT, priceProblem, readCost, readPrice } from '../amount-fields.ts';
import { skuField, versionField } from '../edit-form.ts';
import type { VariantToEdit } from './variant-list.ts';

const version = versionField;
const variant = z.uuid({ error: () => t('That is no longer here. Load the page again.') });
const name = typedText(120).regex(/^\P{Cc}*$/u, { error: () => t('Keep the name to one line.') });
const fields = {
  variant_title: name,
  price: z.string(),
  cost: z.string(),
  /** Left out by the form of a kind of which one is bought at a time. */
  max_quantity: z
    .string()
    .regex(/^\d{1,5}$/, { error: () => t('Give a whole number.') })
    .transform(Number)
    .optional(),
};

/** One change of the variants of a product, as the buttons of its page submit it. */
export const variantsInput = z.discriminatedUnion(
  'act',
  [
    z.strictObject({
      ...{ act: z.literal('add'), version, ...fields },
      /** Empty: made from the product's. */
      sku: z.union([z.literal(''), skuField]),
      /** The name of the only variant before, which had none. */
      first_title: name.optional(),
    }),
    z.strictObject({ act: z.literal('save'), version, variant, ...fields, sku: skuField }),
    z.strictObject({ act: z.enum(['up', 'down', 'withdraw', 'bring-back']), version, variant }),
    z.strictObject({ act: z.literal('currency'), version, currency: currencyField }),
  ],
  { error: () => t('That is not something this page does.') },
);
export type VariantsInput = z.infer<typeof variantsInput>;
export type VariantFields = Pick<
  Extract<VariantsInput, { act: 'save' }>,
  'variant_title' | 'price' | 'cost' | 'max_quantity'
>;

/** What a form of a variant says, in minor units of the currency. @throws ShopError `invalid_input` at each field. */
export function readVariantFields(
  { variant_title, price, cost, max_quantity }: VariantFields,
  currency: string,
  bounds: { readonly minQuantity: number; readonly maxQuantity: number },
): Pick<VariantToEdit, 'title' | 'priceAmount' | 'costAmount' | 'currency'> & { maxQuantity?: number } {
  const [sum, ownCost] = [readPrice(price, currency), cost.trim() === '' ? null : readCost(cost, currency)];
  const fields = Object.entries({
    price: sum.problem,
    cost: ownCost?.problem,
    max_quantity: max_quantity === undefined ? null : quantityProblem(max_quantity, bounds),
  }).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const [first] = fields;
  if (first || sum.amount === null)
    throw new ShopError('invalid_input', 422, first?.[1] ?? '', Object.fromEntries(fields));
  return {
    ...{ title: variant_title, priceAmount: sum.amount, costAmount: ownCost?.amount ?? null, currency },
    ...(max_quantity === undefined ? {} : { maxQuantity: max_quantity }),
  };
}

/** The texts of a variant's form. */
export function variantTexts(variant: VariantToEdit): Readonly<Record<string, string>> {
  const { title, sku, priceAmount, costAmount, currency, maxQuantity } = variant;
  return {
    variant_title: title,
    sku,
    price: typedAmount({ amount: priceAmount, currency }),
    cost: costAmount === null ? '' : typedAmount({ amount: costAmount, currency }),
    max_quantity: String(maxQuantity),
  };
}

/**
 * The same figures in another currency: 49.00 USD becomes 49.00 EUR.
 * @throws ShopError `invalid_input` for a price that has more digits than that currency, or that nobody could pay in it.
 */
export function inCurrency(variant: VariantToEdit, currency: string): VariantToEdit {
  const convert = (amount: number, isCost = false) => {
    const money = { amount, currency: variant.currency };
    const converted = sameFigure(money, currency);
    const isPayable =
      converted !== null &&
      (isCost || priceProblem({ amount: converted, currency }) === null) &&
      converted <= MAX_AMOUNT;
    if (isPayable) return converted;
    throw invalid(
      'currency',
      t('{amount} is not an amount in {currency}. Change that price first.', {
        amount: formatAmount(money),
        currency,
      }),
    );
  };
  const { priceAmount, costAmount } = variant;
  return {
    ...variant,
    currency,
    priceAmount: convert(priceAmount),
    costAmount: costAmount === null ? null : convert(costAmount, true),
  };
}

function quantityProblem(
  quantity: number,
  { minQuantity, maxQuantity }: { minQuantity: number; maxQuantity: number },
): string | null {
  if (quantity >= minQuantity && quantity <= maxQuantity) return null;
  return t('Give a number from {min, number} to {max, number}.', { min: minQuantity, max: maxQuantity });
}

function invalid(field: string, text: string): ShopError {
  return new ShopError('invalid_input', 422, text, { [field]: text });
}
