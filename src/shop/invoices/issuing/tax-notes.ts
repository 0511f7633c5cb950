import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { currentSettings } from '../../settings/current.ts';
import type { InvoiceTax } from '../invoice.ts';

const NOTES: Readonly<Partial<Record<InvoiceTax['ground'], Sentence>>> = {
  reverse_charge: 'Reverse charge: the buyer owes the VAT (Art. 196 of Directive 2006/112/EC).',
  intra_community: 'VAT-exempt supply of goods within the EU (Art. 138 of Directive 2006/112/EC).',
  export: 'VAT-exempt export of goods.',
  exempt: 'Exempt from VAT.',
  outside: 'Not subject to VAT in the country of the seller.',
};

/** What a document says of taxes that are not charged, whole sentences in the current language. */
export function taxNotes(taxes: readonly Pick<InvoiceTax, 'ground'>[]): string[] {
  const grounds = new Set(taxes.map(({ ground }) => ground));
  const said = [...grounds].flatMap((ground) => {
    const note = NOTES[ground];
    return note ? [t(note)] : [];
  });
  return grounds.has('none') ? [...said, ...smallBusinessNote()] : said;
}

function smallBusinessNote(): string[] {
  const { tax_status: status, tax_country: country, seller_small_text: own } = currentSettings();
  if (status !== 'small') return [];
  if (own !== '') return [own];
  return [
    country === 'DE'
      ? t('No VAT is charged: small business under § 19 UStG.')
      : t('No VAT is charged: the seller is a small business.'),
  ];
}
