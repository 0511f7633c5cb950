import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { sellingCurrency } from '../../../settings/currency.ts';

/** A variant as staff edit it; amounts in minor units. */
export interface VariantToEdit {
  readonly id: string;
  readonly title: string;
  readonly sku: string;
  readonly priceAmount: number;
  readonly costAmount: number | null;
  readonly currency: string;
  readonly minQuantity: number;
  readonly maxQuantity: number;
  readonly position: number;
  readonly isOnSale: boolean;
}

type Variants = readonly VariantToEdit[];

/** Puts a new variant last among those on sale. */
export function addVariant(variants: Variants, added: VariantToEdit): VariantToEdit[] {
  const [onSale, withdrawn] = split(variants);
  return [...onSale, added, ...withdrawn];
}

export function replaceVariant<T extends VariantToEdit>(
  variants: readonly T[],
  id: string,
  change: Partial<T>,
): T[] {
  return variants.map((variant) => (variant.id === id ? { ...variant, ...change } : variant));
}

/** Moves a variant one place among those on sale; at the end of them it stays. */
export function moveVariant(variants: Variants, id: string, by: -1 | 1): VariantToEdit[] {
  const [onSale, withdrawn] = split(variants);
  const at = onSale.findIndex((variant) => variant.id === id);
  const [moved, other] = [onSale[at], onSale[at + by]];
  if (!moved || !other) return [...variants];
  onSale[at] = other;
  onSale[at + by] = moved;
  return [...onSale, ...withdrawn];
}

/** Takes a variant off sale, or puts it back as the last one on sale. */
export function setOnSale<T extends VariantToEdit>(
  variants: readonly T[],
  id: string,
  isOnSale: boolean,
): T[] {
  const variant = variants.find((one) => one.id === id);
  if (!variant || variant.isOnSale === isOnSale) return [...variants];
  const [onSale, withdrawn] = split(variants.filter((one) => one.id !== id));
  return [...onSale, { ...variant, isOnSale }, ...withdrawn];
}

/** The currency of a product: that of its variants on sale. */
export function currencyOf(variants: Variants): string {
  return (variants.find(({ isOnSale }) => isOnSale) ?? variants[0])?.currency ?? sellingCurrency();
}

/**
 * Refuses variants that cannot be sold side by side: at least one is on sale, all in one currency, and shoppers tell
 * several apart by their names.
 * @throws ShopError `last_variant`, `other_currency`, `no_name`, `same_name`.
 */
export function refuseUnsellable(variants: Variants): void {
  const [onSale] = split(variants);
  if (onSale.length === 0) {
    const text = t('A product keeps one variant on sale. To stop selling it, unpublish the product.');
    throw new ShopError('last_variant', 409, text);
  }
  const other = onSale.find(({ currency }) => currency !== currencyOf(variants));
  if (other) {
    const text = t('Its price is in {currency}, the others’ in {others}. Give it a price first.', {
      currency: other.currency,
      others: currencyOf(variants),
    });
    throw new ShopError('other_currency', 409, text);
  }
  if (onSale.length > 1) refuseSameNames(onSale);
}

function refuseSameNames(onSale: Variants): void {
  if (onSale.some(({ title }) => title === '')) {
    const text = t('With several variants each needs a name: shoppers choose by it.');
    throw new ShopError('no_name', 422, text, { variant_title: text });
  }
  const names = onSale.map(({ title }) => title.toLowerCase());
  if (new Set(names).size === names.length) return;
  const text = t('Another variant has that name. Shoppers could not tell them apart.');
  throw new ShopError('same_name', 422, text, { variant_title: text });
}

/**
 * Names of the form fields in which two states differ, as edits are compared and audited; `variants` for which there are
 * and in which order. The product's own form shows its first variant, so what changes there counts too.
 */
export function changedVariantFields(before: Variants, after: Variants): string[] {
  const fields = new Set<string>();
  const order = (variants: Variants) => variants.map(({ id, isOnSale }) => `${id} ${isOnSale}`).join();
  if (order(before) !== order(after)) fields.add('variants');
  for (const variant of after)
    addDifferences(
      fields,
      before.find(({ id }) => id === variant.id),
      variant,
    );
  addDifferences(fields, before[0], after[0]);
  return [...fields];
}

const FIELD_OF = {
  title: 'variant_title',
  sku: 'sku',
  priceAmount: 'price',
  costAmount: 'cost',
  currency: 'currency',
  maxQuantity: 'max_quantity',
} as const;

function addDifferences(fields: Set<string>, before?: VariantToEdit, after?: VariantToEdit): void {
  if (!before || !after) return;
  for (const [key, field] of Object.entries(FIELD_OF)) {
    const name = key as keyof typeof FIELD_OF;
    if (before[name] !== after[name]) fields.add(field);
  }
}

function split<T extends VariantToEdit>(variants: readonly T[]): [T[], T[]] {
  return [variants.filter(({ isOnSale }) => isOnSale), variants.filter(({ isOnSale }) => !isOnSale)];
}
