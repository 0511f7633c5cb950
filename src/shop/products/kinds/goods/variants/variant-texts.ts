import { kindFieldName, withKindPrefix } from '../../../editing/kind-fields.ts';
import { variantTexts } from '../../../editing/variants/variant-input.ts';
import { lengthField, weightField } from './measures.ts';
import type { ProductOption } from './option.ts';
import type { GoodsVariant } from './variant.ts';

/** The field of a form, as the audit log and edits in conflict call it. */
export const goodsField = (name: string) => kindFieldName('goods', name);

/** The field that chooses the value of an option. */
export const optionField = ({ id }: Pick<ProductOption, 'id'>) => `option_${id}`;

/** What only goods have of a variant, as texts of its form. */
export function goodsTexts(variant: GoodsVariant): Readonly<Record<string, string>> {
  return withKindPrefix('goods', {
    barcode: variant.barcode ?? '',
    weight: weightField(variant.weightGrams),
    length: lengthField(variant.lengthMm),
    width: lengthField(variant.widthMm),
    height: lengthField(variant.heightMm),
    customs_code: variant.customsCode ?? '',
    origin_country: variant.originCountry ?? '',
    stock: variant.stock,
    promised_days: variant.promisedDays === null ? '' : String(variant.promisedDays),
    promised_on: variant.promisedOn ?? '',
    picture: variant.pictureId ?? '',
  });
}

/** The whole form of a variant. @param place among those on sale, from 1; 0 for one that is not. */
export function variantFormTexts(
  variant: GoodsVariant,
  options: readonly ProductOption[],
  place: number,
): Readonly<Record<string, string>> {
  return {
    ...variantTexts(variant),
    ...goodsTexts(variant),
    ...Object.fromEntries(options.map((option) => [optionField(option), variant.chosen[option.id] ?? ''])),
    place: place === 0 ? '' : String(place),
  };
}
