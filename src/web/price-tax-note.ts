import { t } from '#messages/t.ts';
import { shopTax } from '#shop/pricing/tax/shop-tax.ts';
import { kindNamed } from '#shop/products/kinds.ts';

/** What is in the price of a product, and what comes on top of it; null where there is nothing to say. */
export function priceTaxNote(product: {
  readonly kind: string;
  readonly taxClass: string | null;
}): string | null {
  const tax = shopTax();
  const isSent = kindNamed(product.kind).parcel !== undefined;
  if (tax === null || product.taxClass === 'exempt') return isSent ? t('Delivery is added.') : null;
  if (!tax.isIncluded)
    return isSent
      ? t('Plus VAT and delivery: the cart shows what you pay.')
      : t('Plus VAT: the cart shows what you pay.');
  return isSent ? t('Includes VAT. Delivery is added.') : t('Includes VAT.');
}

/** The same of every price of the shop, for the foot of its pages. */
export function shopTaxNote(): string | null {
  const tax = shopTax();
  if (tax === null) return null;
  return tax.isIncluded
    ? t('Prices include VAT where it is charged.')
    : t('Prices are without VAT. The cart shows what you pay.');
}
