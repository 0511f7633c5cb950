import { z } from 'zod';
import { atMost, typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { MOST_GUARANTEE_DAYS } from '../../settings/guarantees.ts';
import type { ProductKind } from '../kind.ts';
import { ownTaxClassKey, taxClasses } from '../kind-tax.ts';
import { AT_ONCE, checkAmounts, currencyField, parseAmountField } from './amount-fields.ts';
import { kindFieldName, withKindPrefix } from './kind-fields.ts';
import { tagKey, tagSlug } from './tag.ts';

const MAX_TAGS = 12;
/** Characters of a tag. */
const MAX_TAG = 60;

export const titleField = typedText(160)
  .min(1, { error: () => t('Give it a title.') })
  .regex(/^\P{Cc}*$/u, { error: () => t('Keep the title to one line.') });

export const slugField = z
  .string()
  .trim()
  .min(1, { error: () => t('Give it a web address.') })
  .max(120, { error: atMost(120) })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: () => t('Use small letters, digits and single hyphens: first-sourdough.'),
  });

/** The version of the product at which a form was opened. */
export const versionField = z
  .string()
  .regex(/^\d{1,9}$/, { error: () => t('This form is not whole. Load the page again.') })
  .transform(Number);

/** With the commas of any script between. */
const tags = z
  .string()
  .transform((text) => [
    ...new Map(
      text
        .split(/[,،、，]/)
        .map((title) => title.trim())
        .filter(Boolean)
        .map((title) => [tagKey(title), { slug: tagSlug(title), title }]),
    ).values(),
  ])
  .pipe(
    z
      .array(
        z.object({
          slug: z.string(),
          title: typedText(MAX_TAG, () => t('Keep each tag to {max} characters.', { max: MAX_TAG })).regex(
            /^\P{Cc}*$/u,
            { error: () => t('Keep each tag to one line.') },
          ),
        }),
      )
      .max(MAX_TAGS, { error: () => t('At most {max} tags.', { max: MAX_TAGS }) }),
  );

const image = z
  .string()
  .trim()
  .max(500, { error: atMost(500) })
  .regex(/^$|^https:\/\/[^\s"<>]+$|^\/[^/\\\s"<>][^\\\s"<>]*$/, {
    error: () => t('Give a web address that begins with https:// or /.'),
  })
  .transform((text) => text || null);

export const skuField = z
  .string()
  .trim()
  .min(1, { error: () => t('Give it a code of its own.') })
  .max(64, { error: atMost(64) })
  .regex(/^[\w.-]*$/, { error: () => t('Use letters, digits, dots and hyphens.') });

/** Empty: as for its kind. */
const guaranteeField = z
  .string()
  .trim()
  .regex(/^\d{0,4}$/, { error: () => t('Enter a whole number of days, or nothing.') })
  .transform((text) => (text === '' ? null : Number(text)))
  .refine((days) => days === null || days <= MOST_GUARANTEE_DAYS, {
    error: () => t('At most {days, number} days.', { days: MOST_GUARANTEE_DAYS }),
  });

const fields = {
  version: versionField,
  title: titleField,
  slug: slugField,
  description: typedText(300),
  full_description: typedText(20_000),
  image,
  category: z.string().max(80),
  /** Empty: as is usual for the kind. */
  tax_class: z
    .union([z.enum(['', ...taxClasses]), z.string().regex(ownTaxClassKey)], {
      error: () => t('Choose one from the list.'),
    })
    .optional(),
  guarantee_days: guaranteeField.optional(),
  tags,
};

/** What the form has of the one variant of a product; a product with several has a page for them. */
const variantForm = z.object({
  sku: skuField,
  price: z.string(),
  cost: z.string(),
  currency: currencyField,
});
type VariantFields = z.infer<typeof variantForm>;
type GivenVariant = { [Name in keyof VariantFields]?: VariantFields[Name] | undefined };
type CommonFields = z.infer<z.ZodObject<typeof fields>> & GivenVariant;

/** A parsed edit form. */
export type ProductEdit = z.infer<z.ZodObject<typeof fields>> & {
  /** Of the one variant; null when the form has no fields for it. */
  readonly variant: VariantEdit | null;
  /** The fields of the product's kind, parsed by the kind. */
  readonly details: Readonly<Record<string, unknown>>;
};

export interface VariantEdit {
  readonly sku: string;
  /** Minor units. */
  readonly price: number;
  readonly cost: number | null;
  readonly currency: string;
}

/** What the edit form takes from a kind. */
type FormKind = { readonly name: string; readonly details: Pick<ProductKind['details'], 'form'> };

/** The edit form of a kind's products: the common fields and those of the kind; others are refused. */
export function productForm({ name: kind, details: { form } }: FormKind): z.ZodType<ProductEdit> {
  const names = Object.keys(form.fields);
  const all = { ...fields, ...variantForm.partial().shape, ...withKindPrefix(kind, form.fields) };
  return z
    .strictObject(all)
    .superRefine(checkAmounts, AT_ONCE)
    .transform((read, context) => {
      const { sku, price, cost, currency, ...edit } = read as CommonFields & Record<string, unknown>;
      const details = Object.fromEntries(names.map((name) => [name, edit[kindFieldName(kind, name)]]));
      return { ...edit, variant: readVariant({ sku, price, cost, currency }, context), details };
    });
}

/** All fields of the variant or none. */
function readVariant(read: GivenVariant, context: z.RefinementCtx): VariantEdit | null {
  if (Object.values(read).every((value) => value === undefined)) return null;
  const { success, data } = variantForm.safeParse(read);
  if (!success) {
    context.addIssue({
      code: 'custom',
      path: ['form'],
      message: t('This form is not whole. Load the page again.'),
    });
    return z.NEVER;
  }
  const { sku, price, cost, currency } = data;
  return {
    ...{ sku, currency, price: parseAmountField('price', price, currency, context) },
    cost: cost.trim() === '' ? null : parseAmountField('cost', cost, currency, context),
  };
}

/** The form for a new product; the other fields are filled in on its edit page. */
export const newProductForm = z
  .strictObject({
    kind: z.string().max(20),
    title: titleField,
    /** Empty: made from the title. */
    slug: z.union([z.literal(''), slugField]),
    price: z.string(),
    currency: currencyField,
  })
  .superRefine(checkAmounts, AT_ONCE)
  .transform((form, context) => ({
    ...form,
    price: parseAmountField('price', form.price, form.currency, context),
  }));
export type NewProductEdit = z.infer<typeof newProductForm>;
