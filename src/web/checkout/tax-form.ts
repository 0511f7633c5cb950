import type { Db } from '#lib/db.ts';
import type { Cart } from '#shop/cart/cart.ts';
import { isCountryAsked, taxedCart, taxOfCart, type Whereabouts } from '#shop/checkout/with-tax.ts';
import { isCountry } from '#shop/customers/addresses/countries.ts';
import type { TaxBuyer } from '#shop/pricing/tax/place.ts';
import { shopTax } from '#shop/pricing/tax/shop-tax.ts';
import type { OrderTax } from '#shop/pricing/tax/tax-items.ts';
import type { Totals } from '#shop/pricing/totals.ts';
import type { DeliveryForm } from './delivery-form.ts';

type Texts = Readonly<Record<string, string | undefined>>;

/** What the checkout shows and asks about tax. */
export interface TaxForm {
  readonly totals: Totals;
  /** Null where no tax is counted, or not before the country is chosen. */
  readonly tax: OrderTax | null;
  /** Whether the buyer chooses a country here, and which one was; else null. */
  readonly country: string | null;
  /** What is to be paid depends on a country that is not chosen yet. */
  readonly isOpen: boolean;
}

/** @param totals with the delivery. @param texts what was typed. */
export async function taxForm(
  db: Db,
  cart: Pick<Cart, 'lines'>,
  totals: Totals,
  delivery: DeliveryForm | null,
  texts: Texts | null,
): Promise<TaxForm> {
  const shop = shopTax();
  const ordered = { ...cart, totals };
  if (!shop || totals.total === 0) return { totals, tax: null, country: null, isOpen: false };
  const asks = !delivery && (await isCountryAsked(db, ordered));
  const typed = (texts?.['country'] ?? '').toUpperCase();
  const country = asks && isCountry(typed) ? typed : '';
  const where = delivery ? sentTo(delivery, shop.country) : { home: living(country), destination: null };
  const isKnown = !delivery || where.home !== null;
  const tax = isKnown ? await taxOfCart(db, ordered, where) : null;
  return {
    totals: tax ? taxedCart(ordered, tax).totals : totals,
    ...{ tax, country: asks ? country : null, isOpen: tax === null && !shop.isIncluded },
  };
}

/** What is picked up is handed over where the shop is. */
function sentTo({ country, chosen, values }: DeliveryForm, shopCountry: string): Whereabouts {
  const home = living(country, values);
  return { home, destination: chosen?.kind === 'pickup' ? living(shopCountry) : home };
}

function living(country: string, { region = '', postcode = '' }: Texts = {}): TaxBuyer | null {
  return country === '' ? null : { country, region, postcode };
}
