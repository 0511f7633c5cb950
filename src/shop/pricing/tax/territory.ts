const EU = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE MC'.split(' '),
);

const OTHER_VAT = new Set(['GB', 'CH', 'LI', 'NO', 'IS']);

/** Parts of EU countries in which the VAT of the EU does not hold, by the beginnings of their postcodes. */
const NOT_EU: Readonly<Record<string, RegExp>> = {
  DE: /^(27498|78266)/,
  ES: /^(35|38|51|52)/,
  FI: /^22/,
  GR: /^6308/,
  IT: /^(23041|22061)/,
};

/** Parts of countries with rates of their own. */
const REGIONS: Readonly<Record<string, readonly (readonly [name: string, postcodes: RegExp])[]>> = {
  PT: [
    ['PT-30', /^9[0-4]/],
    ['PT-20', /^9[5-9]/],
  ],
};

/** Countries whose tax has rates for each state: the region of the address is the region of the rate. */
const BY_STATE = new Set(['US', 'CA', 'IN', 'BR']);

/** Countries that use the rates of another one. */
const RATES_OF: Readonly<Record<string, string>> = { MC: 'FR', IM: 'GB' };

/** Whether the VAT of the EU holds there. */
export function isInEu(country: string, postcode = ''): boolean {
  return EU.has(country) && !NOT_EU[country]?.test(bare(postcode));
}

/** Countries whose tax is called VAT. */
export function hasVat(country: string): boolean {
  return EU.has(country) || OTHER_VAT.has(country);
}

/** The same for countries that are one area of tax. */
export function areaOf(country: string): string {
  return country === 'LI' ? 'CH' : rateCountry(country);
}

/** The country whose rates hold there. */
export function rateCountry(country: string): string {
  return RATES_OF[country] ?? country;
}

/** The part of its country that has rates of its own; empty where it has none. */
export function regionOf({
  country,
  region,
  postcode,
}: {
  readonly country: string;
  readonly region: string;
  readonly postcode: string;
}): string {
  if (BY_STATE.has(country)) return region.trim().slice(0, 40);
  return REGIONS[country]?.find(([, postcodes]) => postcodes.test(bare(postcode)))?.[0] ?? '';
}

const bare = (postcode: string) => postcode.replace(/[^0-9A-Z]/gi, '');
