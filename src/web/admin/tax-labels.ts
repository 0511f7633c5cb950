import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { CountryState } from '#shop/orders/country/store.ts';
import type { EvidenceKind } from '#shop/pricing/tax/evidence.ts';
import type { VatState } from '#shop/pricing/tax/vat-id/check-store.ts';
import { type TaxClass, taxClasses } from '#shop/products/kind-tax.ts';
import type { OwnTaxClass } from '#shop/products/tax-classes-store.ts';

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
  tax_vies: 'VAT IDs are checked',
  tax_unverified: 'A VAT ID that is not verified yet is',
  tax_rates: 'Rates',
  tax_classes: 'Classes of your own',
} as const satisfies Readonly<Record<string, Sentence>>;

/** What the register of the EU said of a VAT ID. */
export const vatStateLabels = {
  unverified: 'Not verified: form and check digits are right',
  valid: 'Valid (VIES)',
  invalid: 'Invalid (VIES)',
  unavailable: 'Not verified: the register did not answer',
} as const satisfies Readonly<Record<VatState, Sentence>>;

/** How sure it is in which country the buyer of an order is. */
export const countryStateLabels = {
  waiting: 'Looked at once it is paid',
  agreed: 'Two pieces of evidence agree',
  single: 'One piece of evidence only',
  asked: 'Evidence differs: we have asked the buyer',
  confirmed: 'The buyer confirmed it',
  differs: 'The buyer named another country',
} as const satisfies Readonly<Record<CountryState, Sentence>>;

/** Pieces of evidence, each with its country. */
export const evidenceLabels = {
  chosen: 'Chosen at the checkout: {country}',
  billing: 'Billing address: {country}',
  delivery: 'Delivery address: {country}',
  vat_id: 'VAT ID: {country}',
  card: 'Card or account: {country}',
  account: 'Confirmed with an earlier order: {country}',
  confirmed: 'The buyer’s answer: {country}',
} as const satisfies Readonly<Record<EvidenceKind, Sentence>>;

/** The classes that come with the shop, and the owner's own. */
export function taxClassChoices(
  own: readonly OwnTaxClass[],
): { readonly value: string; readonly text: string }[] {
  return [
    ...taxClasses.map((value) => ({ value, text: t(taxClassLabels[value]) })),
    ...own.map(({ key, title }) => ({ value: key, text: title })),
  ];
}

/** The choice of a product's class. @param usual what its kind has where none is chosen. */
export function taxClassOptions(usual: TaxClass, own: readonly OwnTaxClass[]) {
  return [
    { value: '', text: t('As usual: {class}', { class: t(taxClassLabels[usual]) }) },
    ...taxClassChoices(own),
  ];
}
