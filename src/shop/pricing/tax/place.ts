import type { Supply } from '../../products/kind-tax.ts';
import { areaOf, isInEu, rateCountry, regionOf } from './territory.ts';

/** Why something is taxed as it is; only `taxed` has a rate. */
export type Ground = 'taxed' | 'exempt' | 'reverse_charge' | 'intra_community' | 'export' | 'outside';

/** What decides a place of supply on the side of the shop. */
export interface TaxSeller {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Pays the tax of other EU countries through the one-stop shop; else the own rates hold for them. */
  readonly isOneStop: boolean;
}

/** Where a buyer is, as far as it is known. */
export interface TaxBuyer {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly region: string;
  readonly postcode: string;
}

/** Whose tax something has. */
export interface TaxPlace {
  readonly country: string;
  readonly region: string;
  readonly ground: Ground;
}

/**
 * Where something is taxed, and on what ground.
 * @param buyer where it goes, or where the buyer lives: as `supply` says.
 * @param isBusiness the buyer has given a VAT ID of that country.
 */
export function placeOf(seller: TaxSeller, supply: Supply, buyer: TaxBuyer, isBusiness = false): TaxPlace {
  const home = { country: rateCountry(seller.country), region: '', ground: 'taxed' as const };
  if (supply.at === 'place') return placeOfEvent(seller, supply.country ?? seller.country);
  const there = { country: rateCountry(buyer.country), region: regionOf(buyer) };
  if (areaOf(buyer.country) === areaOf(seller.country)) {
    const isSpecial = isInEu(seller.country) && !isInEu(buyer.country, buyer.postcode);
    return isSpecial ? untaxed(there, supply) : { ...there, ground: 'taxed' };
  }
  if (!isInEu(buyer.country, buyer.postcode)) return untaxed(there, supply);
  const isGoods = supply.at === 'destination';
  if (!isInEu(seller.country) && (isGoods || !seller.isOneStop)) return untaxed(there, supply);
  if (isBusiness) return { ...there, ground: isGoods ? 'intra_community' : 'reverse_charge' };
  return seller.isOneStop ? { ...there, ground: 'taxed' } : home;
}

/** In another country the organiser owes that country's tax; outside the EU the shop knows nothing of it. */
function placeOfEvent(seller: TaxSeller, country: string): TaxPlace {
  const there = { country: rateCountry(country), region: '' };
  const isKnown = areaOf(country) === areaOf(seller.country) || (isInEu(country) && isInEu(seller.country));
  return { ...there, ground: isKnown ? 'taxed' : 'outside' };
}

function untaxed(there: Omit<TaxPlace, 'ground'>, { at }: Supply): TaxPlace {
  return { ...there, ground: at === 'destination' ? 'export' : 'outside' };
}
