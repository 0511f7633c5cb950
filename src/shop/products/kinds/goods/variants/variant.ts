import type { StockRule } from '../../../../inventory/stock/level.ts';
import type { VariantToEdit } from '../../../editing/variants/variant-list.ts';
import { type Chosen, combinationKey, type ProductOption, titleOf } from './option.ts';

/** What only goods have of a variant. */
export interface GoodsFacts {
  readonly barcode: string | null;
  readonly weightGrams: number | null;
  readonly lengthMm: number | null;
  readonly widthMm: number | null;
  readonly heightMm: number | null;
  readonly customsCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly originCountry: string | null;
  readonly stock: StockRule;
  /** What is sold beyond the stock is sent within so many days, or from a day on: `2027-03-28`. */
  readonly promisedDays: number | null;
  readonly promisedOn: string | null;
  /** Of the media library. */
  readonly pictureId: string | null;
}

/** A variant of goods as staff edit it. */
export interface GoodsVariant extends VariantToEdit, GoodsFacts {
  readonly chosen: Chosen;
}

/** What is known of a variant of which nobody has said anything. */
export const NO_FACTS: GoodsFacts = {
  barcode: null,
  weightGrams: null,
  lengthMm: null,
  widthMm: null,
  heightMm: null,
  customsCode: null,
  originCountry: null,
  stock: 'tracked',
  promisedDays: null,
  promisedOn: null,
  pictureId: null,
};

/** What a variant has in common with a new one beside it: all but what is of it alone. */
export function sharedFacts(variant: GoodsVariant | undefined): GoodsFacts {
  if (!variant) return NO_FACTS;
  const { weightGrams, lengthMm, widthMm, heightMm, customsCode, originCountry } = variant;
  const { stock, promisedDays, promisedOn } = variant;
  const parcel = { weightGrams, lengthMm, widthMm, heightMm, customsCode, originCountry };
  return { ...NO_FACTS, ...parcel, stock, promisedDays, promisedOn };
}

/** Variants with the titles that their options give them, where they had none of their own before. */
export function retitled(
  before: { readonly options: readonly ProductOption[]; readonly variants: readonly GoodsVariant[] },
  after: { readonly options: readonly ProductOption[]; readonly variants: readonly GoodsVariant[] },
): GoodsVariant[] {
  const derived = new Map(before.variants.map(({ id, chosen }) => [id, titleOf(before.options, chosen)]));
  return after.variants.map((variant) =>
    variant.title === derived.get(variant.id)
      ? { ...variant, title: titleOf(after.options, variant.chosen) }
      : variant,
  );
}

/** Two variants on sale that shoppers would choose with the same values; null where all differ. */
export function sameChoice(
  options: readonly ProductOption[],
  variants: readonly GoodsVariant[],
): readonly [GoodsVariant, GoodsVariant] | null {
  const seen = new Map<string, GoodsVariant>();
  for (const variant of variants) {
    const key = variant.isOnSale ? combinationKey(options, variant.chosen) : null;
    if (key === null) continue;
    const other = seen.get(key);
    if (other) return [other, variant];
    seen.set(key, variant);
  }
  return null;
}

/** Moves a variant to a place among those on sale, counted from 1. */
export function movedTo(variants: readonly GoodsVariant[], id: string, place: number): GoodsVariant[] {
  const moved = variants.find((one) => one.id === id);
  if (!moved?.isOnSale) return [...variants];
  const others = variants.filter((one) => one.id !== id);
  return others.toSpliced(place - 1, 0, moved);
}
