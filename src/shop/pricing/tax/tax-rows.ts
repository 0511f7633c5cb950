import { t } from '#messages/t.ts';
import { countryName } from '../../customers/addresses/countries.ts';
import { rateKey, type Taxed } from './calculate.ts';
import { percentOf } from './rate.ts';
import { hasVat } from './territory.ts';

/** All that has one rate; amounts in minor units. */
export type TaxRow = Omit<Taxed, 'taxClass'>;

/** Sums things by their rates. */
export function taxRowsOf(taxed: readonly TaxRow[]): TaxRow[] {
  return [...Map.groupBy(taxed, rateKey).values()].flatMap((group) =>
    group.slice(0, 1).map(({ country, region, ground, rate }) => ({
      ...{ country, region, ground, rate },
      net: group.reduce((sum, one) => sum + one.net, 0),
      tax: group.reduce((sum, one) => sum + one.tax, 0),
    })),
  );
}

/** What people read beside each tax: "Includes 19 % VAT"; the highest rate first. Where nothing is charged there is no row. */
export function taxesInWords(
  rows: readonly TaxRow[],
  isIncluded: boolean,
): { readonly name: string; readonly amount: number }[] {
  const charged = rows.filter(({ tax }) => tax > 0).toSorted((a, b) => b.rate - a.rate);
  const isAbroad = new Set(charged.map(({ country }) => country)).size > 1;
  return charged.map((row) => ({ name: nameOf(row, isIncluded, isAbroad), amount: row.tax }));
}

/** Whether the business that buys owes the tax of some of it. */
export function isOwedByBuyer(rows: readonly Pick<TaxRow, 'ground'>[]): boolean {
  return rows.some(({ ground }) => ground === 'reverse_charge' || ground === 'intra_community');
}

function nameOf({ country: code, rate }: TaxRow, isIncluded: boolean, withCountry: boolean): string {
  const values = { percent: percentOf(rate), country: countryName(code) };
  if (!hasVat(code))
    return isIncluded ? t('Includes {percent, number} % tax', values) : t('{percent, number} % tax', values);
  if (!withCountry)
    return isIncluded ? t('Includes {percent, number} % VAT', values) : t('{percent, number} % VAT', values);
  return isIncluded
    ? t('Includes {percent, number} % VAT ({country})', values)
    : t('{percent, number} % VAT ({country})', values);
}
