import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { type TaxClass, taxClasses } from '#shop/products/kind-tax.ts';

/** The classes of tax, as they are called in the admin. */
export const taxClassLabels: Readonly<Record<TaxClass, Sentence>> = {
  standard: 'Standard ¦ a class of tax',
  reduced: 'Reduced ¦ a class of tax',
  book: 'Printed books',
  ebook: 'E-books and audiobooks',
  admission: 'Admission to culture',
  exempt: 'Exempt from tax',
};

/** What the owner answers, as the form and the audit log call it. */
export const taxSettingLabels = {
  tax_country: 'Country of your business',
  tax_status: 'VAT or sales tax',
  tax_prices: 'Prices are entered',
  tax_scheme: 'Buyers in other EU countries pay',
  tax_reverse: 'Businesses in other EU countries pay',
  tax_rates: 'Rates',
} as const satisfies Readonly<Record<string, Sentence>>;

/** The choice of a product's class. @param usual what its kind has where none is chosen. */
export function taxClassOptions(usual: TaxClass): { readonly value: string; readonly text: string }[] {
  const asUsual = t('As usual: {class}', { class: t(taxClassLabels[usual]) });
  return [
    { value: '', text: asUsual },
    ...taxClasses.map((value) => ({ value, text: t(taxClassLabels[value]) })),
  ];
}
