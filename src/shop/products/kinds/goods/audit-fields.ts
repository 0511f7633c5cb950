import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { countryName } from '../../../customers/addresses/countries.ts';
import type { AuditField } from '../../kind-admin.ts';

const RULES: Readonly<Record<string, Sentence>> = {
  tracked: 'Counted: sold until nothing is left',
  backorder: 'Counted, and sold beyond that (back-order)',
  untracked: 'Not counted: never sold out',
};

/** How the audit log tells of the fields of goods and of their variants. */
export const goodsAuditFields: Readonly<Record<string, AuditField>> = {
  attributes: { name: 'Properties', isKept: true },
  contents: { name: 'What is in the box' },
  maker: { name: 'Manufacturer' },
  safety: { name: 'Safety information' },
  options: { name: 'What shoppers choose by' },
  choice: { name: 'Choice' },
  barcode: { name: 'Barcode' },
  weight: { name: 'Weight with packaging' },
  length: { name: 'Length in cm' },
  width: { name: 'Width in cm' },
  height: { name: 'Height in cm' },
  customs_code: { name: 'Customs code' },
  origin_country: { name: 'Country of origin', text: countryName },
  stock: { name: 'How it is counted', text: (value) => (RULES[value] ? t(RULES[value]) : value) },
  promised_days: { name: 'Back-orders are sent within days' },
  promised_on: { name: 'Back-orders are sent from' },
  picture: { name: 'Picture' },
};
