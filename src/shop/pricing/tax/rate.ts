/** A rate of the owner's table. */
export interface TaxRate {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** A part of the country with rates of its own; empty for the rest of it. */
  readonly region: string;
  readonly taxClass: string;
  /** The first day it holds: `2026-01-01`. */
  readonly validFrom: string;
  /** In millionths: 190000 is 19 %. */
  readonly rate: number;
}

/** A hundred percent. */
export const WHOLE = 1_000_000;

/** Millionths in one percent. */
const PERCENT = 10_000;

/**
 * The rate that holds on a day (`2026-11-30`), in millionths. A region without a rate has its country's, a class without one
 * the standard rate; before the first rate of a table, that one holds.
 * @returns null for a country without a standard rate.
 */
export function rateOn(
  rates: readonly TaxRate[],
  { country, region, taxClass }: Pick<TaxRate, 'country' | 'region' | 'taxClass'>,
  day: string,
): number | null {
  const own = rates.filter((rate) => rate.country === country);
  for (const wantedClass of [taxClass, 'standard'])
    for (const wantedRegion of new Set([region, ''])) {
      const among = own.filter((rate) => rate.taxClass === wantedClass && rate.region === wantedRegion);
      const found = newestOn(among, day);
      if (found) return found.rate;
    }
  return null;
}

function newestOn(rates: readonly TaxRate[], day: string): TaxRate | undefined {
  const byDay = rates.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return byDay.findLast(({ validFrom }) => validFrom <= day) ?? byDay[0];
}

/** `25.5` for 255000, as a number for formats. */
export function percentOf(rate: number): number {
  return rate / PERCENT;
}

/** Millionths of a percentage as it was typed: `19`, `5.5` or `8,1`; null for anything else. */
export function readPercent(text: string): number | null {
  const [, whole = '', fraction = ''] = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(text.trim()) ?? [];
  if (whole === '') return null;
  const rate = Number(whole) * PERCENT + Number(fraction.padEnd(4, '0'));
  return rate <= WHOLE ? rate : null;
}
