import type { Fraction } from './fractions.ts';
import { fraction } from './fractions.ts';

/** A row of the owner's table; the rate in millionths. */
export interface RateRow {
  readonly country: string;
  readonly region: string;
  readonly taxClass: string;
  readonly validFrom: string;
  readonly rate: number;
}

/** Where somebody is. */
export interface Whereabouts {
  readonly country: string;
  readonly region: string;
  readonly postcode: string;
}

/** Who sells, and to whom. */
export interface Sale {
  readonly seller: { readonly country: string; readonly isOneStop: boolean };
  readonly rates: readonly RateRow[];
  /** Where goods go; null where none do. */
  readonly destination: Whereabouts | null;
  /** Where the buyer lives. */
  readonly home: Whereabouts;
  /** The buyer has shown a VAT ID of another EU country, and the owner lets such a buyer owe the tax. */
  readonly isBusiness: boolean;
  readonly today: string;
}

/** What is sold: its class, and how it reaches the buyer. */
export interface Sold {
  readonly taxClass: string;
  readonly by: 'parcel' | 'network' | 'place';
  /** When it happens, of what happens in a place. */
  readonly day?: string;
}

/** How something is taxed. `owed`: the buyer owes the tax. */
export interface Taxation {
  readonly is: 'taxed' | 'exempt' | 'untaxed' | 'owed';
  readonly country: string;
  readonly region: string;
  readonly rate: Fraction;
}

/** The 27 countries. */
export const MEMBERS = [
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT'],
  ...['LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
];

/** Article 6 of the directive: parts of members in which it does not hold. */
function isMember({ country, postcode }: Whereabouts): boolean {
  const code = postcode.replaceAll(/\W/g, '');
  if (country === 'ES') return !['35', '38', '51', '52'].includes(code.slice(0, 2));
  if (country === 'DE') return code !== '27498' && code !== '78266';
  if (country === 'FI') return !code.startsWith('22');
  return MEMBERS.includes(country);
}

/**
 * How something is taxed by Directive 2006/112/EC, as far as a shop needs it: what happens in a place is taxed there
 * (articles 53, 54), goods where they go (33) and what is used over a network where its buyer lives (58), or at home under the
 * threshold (59c); what leaves the union is not taxed (146), and a business of another member owes the tax itself (138, 196).
 */
export function taxationOf(sold: Sold, sale: Sale): Taxation {
  const { seller, destination, home } = sale;
  const atHome = { country: seller.country, region: '' };
  if (sold.by === 'place') return withRate(sold, sale, atHome, sold.day ?? sale.today);
  const buyer = sold.by === 'parcel' && destination ? destination : home;
  const there = { country: buyer.country, region: regionOf(buyer) };
  const no = { is: 'untaxed' as const, ...there, rate: fraction(0) };
  const isSellerMember = MEMBERS.includes(seller.country);
  if (buyer.country === seller.country || isOneArea(buyer.country, seller.country)) {
    if (isSellerMember && !isMember(buyer)) return no;
    return withRate(sold, sale, there, sale.today);
  }
  if (!isMember(buyer)) return no;
  if (!isSellerMember)
    return sold.by === 'network' && seller.isOneStop ? withRate(sold, sale, there, sale.today) : no;
  if (sale.isBusiness) return { ...no, is: 'owed' };
  return withRate(sold, sale, seller.isOneStop ? there : atHome, sale.today);
}

function isOneArea(a: string, b: string): boolean {
  return [a, b].toSorted().join() === 'CH,LI';
}

function withRate(
  { taxClass }: Sold,
  { rates }: Sale,
  place: Pick<Taxation, 'country' | 'region'>,
  day: string,
) {
  const none = { is: 'untaxed' as const, ...place, rate: fraction(0) };
  if (taxClass === 'exempt') return { ...none, is: 'exempt' as const };
  const rate = rateOf(rates, { ...place, taxClass }, day);
  return rate === undefined ? none : { is: 'taxed' as const, ...place, rate: fraction(rate, 1_000_000) };
}

/** The rate of the class there, else of the class in the country, else the standard rate there, else in the country. */
function rateOf(
  rates: readonly RateRow[],
  { country, region, taxClass }: Pick<RateRow, 'country' | 'region' | 'taxClass'>,
  day: string,
): number | undefined {
  for (const wanted of [
    [taxClass, region],
    [taxClass, ''],
    ['standard', region],
    ['standard', ''],
  ]) {
    const own = rates.filter(
      (row) => row.country === country && row.taxClass === wanted[0] && row.region === wanted[1],
    );
    const before = own.filter(({ validFrom }) => validFrom <= day).map(({ validFrom }) => validFrom);
    const since =
      before.length > 0 ? before.toSorted().at(-1) : own.map((row) => row.validFrom).toSorted()[0];
    const row = own.find(({ validFrom }) => validFrom === since);
    if (row) return row.rate;
  }
  return undefined;
}

/** Madeira and the Azores have rates of their own. */
function regionOf({ country, region, postcode }: Whereabouts): string {
  if (country === 'US') return region;
  if (country !== 'PT') return '';
  const island = Number(postcode.slice(0, 2));
  if (island >= 90 && island <= 94) return 'PT-30';
  return island >= 95 && island <= 99 ? 'PT-20' : '';
}
