import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { typedText, withoutTurns } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { isCountry } from '../../../../customers/addresses/countries.ts';
import type { StockRule } from '../../../../inventory/stock/level.ts';
import { AT_ONCE, checkAmounts, readCost, readPrice } from '../../../editing/amount-fields.ts';
import { skuField, versionField } from '../../../editing/edit-form.ts';
import { barcodeProblem, tidyBarcode } from './barcode.ts';
import { MOST_GRAMS, MOST_MM, readLength, readWeight } from './measures.ts';
import type { ProductOption } from './option.ts';
import { goodsField, optionField } from './variant-texts.ts';

const RULES: readonly StockRule[] = ['tracked', 'backorder', 'untracked'];
const MOST_DAYS = 365;

/** A text that says something, or nothing. @param read null for what cannot be read. */
export function optional<T>(read: (text: string) => T | null, problem: () => string) {
  return z.string().transform((typed, context): T | null => {
    const text = typed.trim();
    const value = text === '' ? null : read(text);
    if (value === null && text !== '') context.addIssue({ code: 'custom', message: problem() });
    return value;
  });
}

export const weightInput = optional(readWeight, () =>
  t('Write grams or kilograms, for example 420 g or 1.2 kg, up to {most, number} kg.', {
    most: MOST_GRAMS / 1000,
  }),
);

const lengthInput = optional(readLength, () =>
  t('Write centimetres, for example 24 or 2.4, up to {most, number}.', { most: MOST_MM / 10 }),
);

const barcodeInput = z.string().transform((typed, context): string | null => {
  const code = tidyBarcode(typed);
  const problem = code === '' ? null : barcodeProblem(code);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  return code || null;
});

const customsInput = optional(
  (text) => (/^\d{6,10}$/.test(text.replace(/[\s.]/g, '')) ? text.replace(/[\s.]/g, '') : null),
  () => t('A customs code has 6 to 10 digits.'),
);

const countryInput = optional(
  (text) => (isCountry(text) ? text : null),
  () => t('Choose a country.'),
);

/** A whole number within bounds. */
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .trim()
    .refine((text) => /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: () => t('Give a number from {min, number} to {max, number}.', { min: least, max: most }),
    })
    .transform(Number);

const daysInput = optional(
  (text) => (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_DAYS ? Number(text) : null),
  () => t('Give a whole number of days, from 1 to {most, number}.', { most: MOST_DAYS }),
);

export const dayInput = optional(
  (text) => (isDay(text) ? text : null),
  () => t('Give a day, for example 2027-03-28.'),
);

function isDay(text: string): boolean {
  if (!/^2\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export interface VariantFormContext {
  readonly options: readonly ProductOption[];
  readonly currency: string;
  /** How many the kind lets a buyer have at once. */
  readonly maxQuantity: number;
  readonly minQuantity: number;
  /** Places among the variants on sale; 0 for a variant that is not. */
  readonly places: number;
}

/** What the form of a variant says, in the units of the store. */
export function variantForm({ options, currency, maxQuantity, minQuantity, places }: VariantFormContext) {
  const choices = options.map((option) => [
    optionField(option),
    z.string().refine((id) => option.values.some((one) => one.id === id), {
      error: () => t('Choose a value.'),
    }),
  ]);
  return z
    .strictObject({
      ...{ act: z.literal('save'), version: versionField, sku: skuField },
      variant_title: typedText(120)
        .overwrite(withoutTurns)
        .regex(/^\P{Cc}*$/u, { error: () => t('Keep the name to one line.') }),
      ...{ price: z.string(), cost: z.string() },
      max_quantity: wholeNumber(minQuantity, maxQuantity),
      place: places === 0 ? z.literal('').optional() : wholeNumber(1, places),
      [goodsField('barcode')]: barcodeInput,
      [goodsField('weight')]: weightInput,
      ...{ [goodsField('length')]: lengthInput, [goodsField('width')]: lengthInput },
      [goodsField('height')]: lengthInput,
      [goodsField('customs_code')]: customsInput,
      [goodsField('origin_country')]: countryInput,
      [goodsField('stock')]: z.enum(RULES),
      [goodsField('promised_days')]: daysInput,
      [goodsField('promised_on')]: dayInput,
      [goodsField('picture')]: z.union([z.literal(''), z.uuid()]).transform((id) => id || null),
      ...Object.fromEntries(choices),
    })
    .superRefine((read, context) => checkAmounts({ ...read, currency }, context), AT_ONCE)
    .superRefine(checkPromise, AT_ONCE)
    .transform((read) => fieldsOf(read as Read, options, currency));
}

interface Read {
  readonly [field: string]: unknown;
  readonly version: number;
  readonly sku: string;
  readonly variant_title: string;
  readonly price: string;
  readonly cost: string;
  readonly max_quantity: number;
  readonly place?: number | '';
}

/** What is sold beyond the stock is promised by days or by a day. */
function checkPromise(read: object, context: z.RefinementCtx): void {
  const of = (name: string) => (read as Readonly<Record<string, unknown>>)[goodsField(name)];
  if (of('stock') !== 'backorder') return;
  const [days, day] = [of('promised_days'), of('promised_on')];
  const wrong = (name: string, message: string) =>
    context.addIssue({ code: 'custom', path: [goodsField(name)], message });
  if (!days && !day) wrong('promised_days', t('Say when it is sent: within some days, or from a day on.'));
  if (days && day) wrong('promised_days', t('Give the days or the day, not both.'));
  if (typeof day === 'string' && day < now().toISOString().slice(0, 10))
    wrong('promised_on', t('That day is over.'));
}

function fieldsOf(read: Read, options: readonly ProductOption[], currency: string) {
  const of = (name: string) => read[goodsField(name)] as string | null;
  const number = (name: string) => read[goodsField(name)] as number | null;
  const stock = of('stock') as StockRule;
  const isPromised = stock === 'backorder';
  return {
    ...{ version: read.version, sku: read.sku, title: read.variant_title, place: read.place || null },
    priceAmount: readPrice(read.price, currency).amount ?? 0,
    costAmount: read.cost.trim() === '' ? null : readCost(read.cost, currency).amount,
    ...{ currency, maxQuantity: read.max_quantity, stock, barcode: of('barcode') },
    ...{ weightGrams: number('weight'), lengthMm: number('length'), widthMm: number('width') },
    ...{ heightMm: number('height'), customsCode: of('customs_code'), originCountry: of('origin_country') },
    pictureId: of('picture'),
    promisedDays: isPromised ? number('promised_days') : null,
    promisedOn: isPromised ? of('promised_on') : null,
    chosen: Object.fromEntries(options.map((option) => [option.id, read[optionField(option)] as string])),
  };
}
export type VariantFields = z.infer<ReturnType<typeof variantForm>>;
