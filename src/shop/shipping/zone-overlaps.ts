import { bareCode } from '../customers/addresses/postcode.ts';
import type { Zone } from './zone.ts';

/** Zones that claim the same addresses. */
export interface ZoneOverlap {
  /** ISO 3166-1 alpha-2; null: the rest of the world. */
  readonly country: string | null;
  /** The postcodes that several have; empty where they have the whole country. */
  readonly postcodes: readonly string[];
  /** The zone that these addresses are in. */
  readonly winner: string;
  /** The zones that they could be in and are not. */
  readonly others: readonly string[];
}

/** What several zones claim, each in the order in which `zoneOf` asks them: the first has it. */
export function zoneOverlaps(zones: readonly Zone[]): ZoneOverlap[] {
  const worlds = zones.filter(({ countries }) => countries.length === 0);
  const countries = [...new Set(zones.flatMap((zone) => zone.countries))].toSorted();
  const ofCountries = countries.flatMap((country) => {
    const own = zones.filter((zone) => zone.countries.includes(country));
    const whole = own.filter(({ postcodes }) => postcodes.length === 0);
    return [...overlapOf(country, [], whole), ...postcodeOverlaps(country, own)];
  });
  return [...overlapOf(null, [], worlds), ...ofCountries];
}

function overlapOf(
  country: string | null,
  postcodes: readonly string[],
  zones: readonly Zone[],
): ZoneOverlap[] {
  const [winner, ...others] = zones.map(({ name }) => name);
  return winner === undefined || others.length === 0 ? [] : [{ country, postcodes, winner, others }];
}

function postcodeOverlaps(country: string, zones: readonly Zone[]): ZoneOverlap[] {
  return zones.flatMap((zone, at) =>
    zones.slice(at + 1).flatMap((other) => {
      const shared = other.postcodes.filter((range) => zone.postcodes.some((own) => areShared(own, range)));
      return shared.length === 0 ? [] : overlapOf(country, shared, [zone, other]);
    }),
  );
}

/** Whether a postcode lies in both ranges: `10*`, `20000-29999`, `10115`. */
function areShared(a: string, b: string): boolean {
  const [one, two] = [boundsOf(a), boundsOf(b)];
  if (!one.isPrefix && !two.isPrefix && one.from.length !== two.from.length) return false;
  const length = Math.min(one.from.length, two.from.length);
  const cut = (text: string) => text.slice(0, length);
  return cut(one.from) <= cut(two.to) && cut(two.from) <= cut(one.to);
}

function boundsOf(range: string) {
  const isPrefix = range.endsWith('*');
  const [from = '', to = from] = isPrefix ? [bareCode(range)] : range.split('-').map(bareCode);
  return { from, to, isPrefix };
}
