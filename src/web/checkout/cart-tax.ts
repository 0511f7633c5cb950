import type { Db } from '#lib/db.ts';
import type { Cart } from '#shop/cart/cart.ts';
import { taxCart } from '#shop/checkout/tax-cart.ts';
import { isCountry } from '#shop/customers/addresses/countries.ts';
import { shopTax } from '#shop/pricing/tax/shop-tax.ts';
import type { OrderTax } from '#shop/pricing/tax/tax-items.ts';
import type { Totals } from '#shop/pricing/totals.ts';

/** What the cart shows and asks of tax where it is added to the prices. */
export interface CartTax {
  /** Empty while none was chosen. */
  readonly country: string;
  readonly totals: Totals;
  /** Null while no country was chosen. */
  readonly tax: OrderTax | null;
}

/**
 * The cart with the tax of a country, as a consumer there pays it, before the delivery. Null where prices include the tax or none is
 * counted: nothing is asked then. @param typed the country that the shopper chose, now or before.
 */
export async function cartTax(
  db: Db,
  cart: Pick<Cart, 'lines' | 'totals'>,
  typed: string | null,
): Promise<CartTax | null> {
  if (shopTax()?.isIncluded !== false || cart.totals.total === 0) return null;
  const country = typed !== null && isCountry(typed) ? typed : '';
  const buyer = { country, region: '', postcode: '' };
  const taxed =
    country === '' ? null : await taxCart(db, cart, { home: buyer, destination: buyer, isBusiness: false });
  return { country, totals: taxed?.cart.totals ?? cart.totals, tax: taxed?.tax ?? null };
}
