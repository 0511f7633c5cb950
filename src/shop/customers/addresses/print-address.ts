import type { Address } from './address.ts';
import { countryName } from './countries.ts';
import { formatOf } from './format.ts';

/** Scripts that are written from the largest to the smallest: prefecture, city, street, name. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * An address as its post wants it, from top to bottom, without the country: in the country's own order where the street is
 * written in its own script.
 */
export function addressLines(address: Address): string[] {
  const { print, local } = formatOf(address.country);
  const isLocal = local !== null && EAST_ASIAN.test(`${address.line1}${address.city}`);
  return (isLocal ? local : print).split('|').flatMap((line) => printLine(line, address));
}

/**
 * The same with the country as the last line; forces of Britain have none, for their post goes by its number alone.
 * @param script `capitals` for an address label: the country as sorting machines read it.
 */
export function wholeAddress(address: Address, script: 'page' | 'capitals' = 'page'): string[] {
  const lines = addressLines(address);
  if (isOfForces(address)) return lines;
  const country = countryName(address.country);
  return [...lines, script === 'capitals' ? country.toUpperCase() : country];
}

function isOfForces({ country, postcode, city }: Address): boolean {
  return country === 'GB' && (/^BF/.test(postcode) || /^BFPO\b/i.test(city));
}

function printLine(pattern: string, address: Address): string[] {
  if (pattern === '%A') return [address.line1, address.line2].filter(Boolean);
  const line = pattern
    .replace(/%[NOCSZcsz]/g, (token) => partOf(token, address))
    .replace('()', '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,/-]+|[\s,/-]+$/g, '');
  return line === '' || line === '〒' ? [] : [line];
}

function partOf(token: string, { name, company, city, region, postcode }: Address): string {
  const parts: Readonly<Record<string, string>> = {
    ...{ '%N': name, '%O': company, '%C': city, '%S': region, '%Z': postcode },
  };
  return parts[token.toUpperCase()] ?? '';
}
