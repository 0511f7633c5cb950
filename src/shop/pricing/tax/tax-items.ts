import type { Db } from '#lib/db.ts';
import type { Supply } from '../../products/kind-tax.ts';
import { kindNamed } from '../../products/kinds.ts';
import { shopDay } from '../../settings/zone.ts';
import { calculateTaxes, splitDelivery, type Taxable, type Taxed } from './calculate.ts';
import { currentTaxRates } from './current-rates.ts';
import { placeOf, type TaxBuyer } from './place.ts';
import { rateOn, type TaxRate } from './rate.ts';
import type { ShopTax } from './shop-tax.ts';

/** A line of an order, before it is taxed. */
export interface TaxItem {
  readonly kind: string;
  readonly variantId: string;
  /** As the owner chose it for the product; null: as is usual for its kind. */
  readonly taxClass: string | null;
  /** What all of it costs after discounts, in minor units; with the tax where prices include it. */
  readonly amount: number;
}

/** What decides the taxes of an order. */
export interface TaxFacts {
  readonly shop: ShopTax;
  /** Where each variant is supplied, by its id. */
  readonly supplies: ReadonlyMap<string, Supply>;
  /** Where it is sent to; null where nothing is. */
  readonly destination: TaxBuyer | null;
  /** Where the buyer lives. */
  readonly home: TaxBuyer;
  /** The buyer is a business that owes the tax itself where that is possible. */
  readonly isBusiness: boolean;
  readonly currency: string;
  /** What the delivery costs, in minor units. */
  readonly shipping: number;
  readonly at: Date;
}

/** The taxes of an order; amounts in minor units. */
export interface OrderTax {
  /** The prices include them: nothing is added. */
  readonly isIncluded: boolean;
  /** Where its buyer lives, if that decides the tax of some of it; else null. */
  readonly buyerCountry: string | null;
  /** Of each item, in their order. */
  readonly items: readonly Taxed[];
  /** Of the delivery, at each rate of what is delivered. */
  readonly delivery: readonly Taxed[];
  readonly total: number;
}

/**
 * Taxes the items of an order and its delivery, each where it is supplied, at the rate of that day in the shop's zone.
 */
export async function taxItems(db: Db, items: readonly TaxItem[], facts: TaxFacts): Promise<OrderTax> {
  const rates = await currentTaxRates(db);
  const taxables = items.map((item) => taxableOf(item, rates, facts));
  const sent = taxables.filter((_, at) => kindNamed(items[at]?.kind ?? '').parcel !== undefined);
  const delivery = splitDelivery(facts.shipping, sent);
  const taxed = calculateTaxes([...taxables, ...delivery], {
    ...{ isIncluded: facts.shop.isIncluded, currency: facts.currency },
  });
  return {
    isIncluded: facts.shop.isIncluded,
    buyerCountry: items.some(({ variantId }) => facts.supplies.get(variantId)?.at === 'buyer')
      ? facts.home.country
      : null,
    items: taxed.slice(0, items.length),
    delivery: taxed.slice(items.length),
    total: taxed.reduce((sum, { tax }) => sum + tax, 0),
  };
}

function taxableOf(
  { kind, variantId, taxClass: chosen, amount }: TaxItem,
  rates: readonly TaxRate[],
  { shop, supplies, destination, home, isBusiness, at }: TaxFacts,
): Taxable {
  const supply = supplies.get(variantId);
  if (!supply) throw new Error(`the kind ${kind} does not say where it is supplied`);
  const taxClass = chosen ?? kindNamed(kind).tax.usualClass;
  const buyer = supply.at === 'destination' && destination ? destination : home;
  const place = placeOf(shop, supply, buyer, isBusiness);
  const untaxed = { ...place, taxClass, rate: 0, amount };
  if (place.ground !== 'taxed') return untaxed;
  if (taxClass === 'exempt') return { ...untaxed, ground: 'exempt' };
  const day = supply.at === 'place' ? supply.day : shopDay(at);
  const rate = rateOn(rates, { ...place, taxClass }, day);
  return rate === null ? { ...untaxed, ground: 'outside' } : { ...untaxed, rate };
}
