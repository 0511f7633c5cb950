import { longDate } from '#lib/long-date.ts';
import { formatAmount, formatMoney } from '#lib/money.ts';
import { numberFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import type { Address } from '../../customers/addresses/address.ts';
import { countryName } from '../../customers/addresses/countries.ts';
import { addressLines } from '../../customers/addresses/print-address.ts';
import { percentOf } from '../../pricing/tax/rate.ts';
import { hasVat } from '../../pricing/tax/territory.ts';
import type { Invoice, InvoiceBuyer, InvoiceLine, InvoiceSeller, InvoiceTax, Snapshot } from '../invoice.ts';

/** `28 March 2027` for `2027-03-28`. */
export function dayInWords(day: string): string {
  return longDate(new Date(`${day}T00:00:00Z`));
}

export function titleOf({ kind, number, isSample }: Pick<Invoice, 'kind' | 'number' | 'isSample'>): string {
  if (isSample)
    return kind === 'invoice'
      ? t('Sample invoice {number}', { number })
      : t('Sample credit note {number}', { number });
  return kind === 'invoice' ? t('Invoice {number}', { number }) : t('Credit note {number}', { number });
}

/** From top to bottom; the country only where it is another than the seller's. */
export function buyerLines(
  { name, contact, vatId, address, email, country }: InvoiceBuyer,
  seller: InvoiceSeller,
): string[] {
  const abroad = country && country !== seller.country ? [countryName(country)] : [];
  const post = address ? addressLines(withoutNames(address)) : [];
  const known = post.length > 0 ? post : email && email !== name ? [email] : [];
  const id = vatId ? [t('VAT ID {id}', { id: vatId })] : [];
  return [name, ...(contact ? [contact] : []), ...known, ...abroad, ...id];
}

function withoutNames(address: Address): Address {
  return { ...address, name: '', company: '' };
}

export function sellerLines(seller: InvoiceSeller): string[] {
  const { name, street, postcode, city, country, email, phone, vatId, taxNumber, iban, bic } = seller;
  const where = [street, `${postcode} ${city}`.trim(), country && countryName(country)];
  return [
    [name, ...where].filter(Boolean).join(' · '),
    [
      email,
      phone,
      vatId && t('VAT ID {id}', { id: vatId }),
      taxNumber && t('Tax number {number}', { number: taxNumber }),
    ]
      .filter(Boolean)
      .join(' · '),
    [iban && `IBAN ${iban.replace(/(.{4})(?=.)/g, '$1 ')}`, bic && `BIC ${bic}`].filter(Boolean).join(' · '),
  ].filter(Boolean);
}

/** On which days what it is about was or is supplied. */
export function suppliedInWords(lines: readonly InvoiceLine[]): string {
  const days = lines.map(({ suppliedOn }) => suppliedOn).toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  if (first === last) return dayInWords(first);
  return t('{first} to {last}', { first: dayInWords(first), last: dayInWords(last) });
}

/** `19 %`; a dash where nothing is charged. */
export function rateInWords({ rate, ground }: Pick<InvoiceLine, 'rate' | 'ground'>): string {
  return ground === 'taxed' ? `${numberFormat({ maximumFractionDigits: 4 }).format(percentOf(rate))} %` : '–';
}

/** `19 % VAT on 84.03`: what a sum of tax is of. */
export function taxInWords(row: InvoiceTax, currency: string, isAbroad: boolean): string {
  const values = {
    percent: percentOf(row.rate),
    net: formatAmount({ amount: row.net, currency }),
    country: countryName(row.country),
  };
  if (!hasVat(row.country)) return t('{percent, number} % tax on {net}', values);
  if (isAbroad) return t('{percent, number} % VAT ({country}) on {net}', values);
  return t('{percent, number} % VAT on {net}', values);
}

/** What became of the money. */
export function paidInWords(
  { kind, reason }: Pick<Invoice, 'kind' | 'reason'>,
  { order, sums, currency, corrects }: Snapshot,
): string {
  const amount = formatMoney({ amount: sums.total, currency });
  if (kind === 'credit_note' && reason === 'dispute')
    return t('The buyer’s bank took {amount} back. What is owed is not waived by this.', { amount });
  if (kind === 'credit_note') return t('{amount} is credited.', { amount });
  if (sums.total === 0) return t('Nothing is to be paid.');
  const day = dayInWords(order.paidOn);
  if (corrects || !order.paidWith) return t('Paid on {day}. Nothing is left to pay.', { day });
  return t('Paid on {day} with {method}. Nothing is left to pay.', { day, method: order.paidWith });
}
