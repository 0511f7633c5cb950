import { formatOf } from '../customers/addresses/format.ts';
import { bareCode, comparedCodes } from '../customers/addresses/postcode.ts';

export interface Zone {
  readonly id: string;
  readonly name: string;
  /** None: the rest of the world. */
  readonly countries: readonly string[];
  /** `10*` or `20000-29999`; none: the whole country. */
  readonly postcodes: readonly string[];
}

export interface Destination {
  readonly country: string;
  /** Empty while it is not known. */
  readonly postcode: string;
}

/**
 * The zone that a destination lies in: one of its postcodes before one of its country, that before the rest of the world;
 * of several the first. Null: the shop does not send there.
 */
export function zoneOf<Z extends Zone>(zones: readonly Z[], destination: Destination): Z | null {
  const ranks = zones.map((zone) => rankOf(zone, destination));
  const best = Math.max(0, ...ranks);
  return best === 0 ? null : (zones[ranks.indexOf(best)] ?? null);
}

function rankOf({ countries, postcodes }: Zone, { country, postcode }: Destination): number {
  if (countries.length === 0) return 1;
  if (!countries.includes(country)) return 0;
  if (postcodes.length === 0) return 2;
  const codes = comparedCodes(postcode, formatOf(country).masks ?? [], country).filter((code) => code !== '');
  return codes.some((code) => postcodes.some((range) => isIn(code, range))) ? 3 : 0;
}

function isIn(code: string, range: string): boolean {
  if (range.endsWith('*')) return code.startsWith(bareCode(range));
  const [from = '', to = from] = range.split('-').map(bareCode);
  return code.length === from.length && from <= code && code <= to;
}

/** Ranges as they are typed, apart by commas or lines: `10*, 20000-29999`. Null where one is none. */
export function readRanges(typed: string): string[] | null {
  const texts = typed.split(/[,;\n]/).map((text) => text.trim().toUpperCase());
  const ranges = texts.filter((text) => text !== '');
  return ranges.every(isRange) ? ranges : null;
}

function isRange(text: string): boolean {
  if (/^[A-Z\d][A-Z\d ]{0,9}\*?$/.test(text)) return true;
  const parts = text.split('-').map(bareCode);
  const [from = '', to = ''] = parts;
  return (
    parts.length === 2 && /^[A-Z\d -]+$/.test(text) && from.length === to.length && from !== '' && from <= to
  );
}
