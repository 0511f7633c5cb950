import { isInEu } from '../../pricing/tax/territory.ts';
import { lineInWords } from '../../products/kind-sentences.ts';
import type { ParcelSheet } from './parcel-sheet.ts';

/**
 * The items of a parcel for which a customs form would lack the HS code or the country of origin, in words; none for a
 * parcel that stays in its country or in the EU.
 */
export function customsGaps({ from, to, lines }: ParcelSheet): string[] {
  if (!to || from.country === to.country) return [];
  if (isInEu(from.country, from.postcode) && isInEu(to.country, to.postcode)) return [];
  return lines
    .filter(({ facts }) => !facts?.customsCode || !facts.originCountry)
    .map((line) => lineInWords({ ...line, quantity: 1 }));
}
