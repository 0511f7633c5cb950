import type { ProductKind } from '#shop/products/kind.ts';
import type { Variant } from '#shop/products/product.ts';

export interface QuantityLimits {
  readonly min: number;
  readonly max: number;
}

/** How many of a variant can be bought at once now. */
export function quantityLimits(
  { sale }: Pick<ProductKind, 'sale'>,
  { minQuantity, maxQuantity, availability }: Pick<Variant, 'minQuantity' | 'maxQuantity' | 'availability'>,
): QuantityLimits {
  const left = availability.is === 'open' ? (availability.left ?? maxQuantity) : maxQuantity;
  return { min: minQuantity, max: Math.max(minQuantity, Math.min(maxQuantity, sale.maxQuantity, left)) };
}

/** What a field must allow whichever of the variants is chosen; a script narrows it to the chosen one. */
export function widestLimits(limits: readonly QuantityLimits[]): QuantityLimits {
  return {
    min: Math.min(...limits.map(({ min }) => min)),
    max: Math.max(...limits.map(({ max }) => max)),
  };
}
