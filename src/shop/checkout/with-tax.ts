import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { isCountry } from '../customers/addresses/countries.ts';
import { itemsOf, type OrderedLine } from '../orders/ordered-items.ts';
import type { TaxBuyer } from '../pricing/tax/place.ts';
import { type ShopTax, shopTax } from '../pricing/tax/shop-tax.ts';
import { suppliesOf } from '../pricing/tax/supplies.ts';
import { type OrderTax, taxItems } from '../pricing/tax/tax-items.ts';
import { type Totals, withAddedTax } from '../pricing/totals.ts';
import type { OrderDelivery } from '../shipping/order-store.ts';
import type { Delivered, TypedDelivery } from './delivery.ts';

interface Ordered {
  readonly lines: readonly OrderedLine[];
  readonly totals: Totals;
}

/** A cart with where it goes, and its taxes: null where none are counted. */
export interface Taxed extends Delivered {
  readonly tax: OrderTax | null;
}

/** Where a cart goes and where its buyer lives, as far as it is known. */
export interface Whereabouts {
  readonly destination: TaxBuyer | null;
  /** Null while the buyer has not said so. */
  readonly home: TaxBuyer | null;
}

/**
 * Taxes what is about to be ordered; what is added to the prices is then in the total of the cart. Nothing is read where no
 * tax is counted, and for a cart that costs nothing.
 * @throws ShopError `choose_country` where that decides the tax and was not typed, `amount_too_large`.
 */
export async function withTax<Cart extends Ordered>(
  db: Db,
  { cart, delivery }: { readonly cart: Cart; readonly delivery: OrderDelivery | null },
  typed: TypedDelivery = {},
): Promise<{ readonly cart: Cart; readonly delivery: OrderDelivery | null; readonly tax: OrderTax | null }> {
  const shop = shopTax();
  if (!shop || cart.totals.total === 0) return { cart, delivery, tax: null };
  const tax = await taxOfCart(db, cart, whereabouts(shop, delivery, typed['country']));
  if (!tax) throw chooseCountry();
  return { cart: taxedCart(cart, tax), delivery, tax };
}

/** A cart with what is added to its prices in its total. */
export function taxedCart<Cart extends Ordered>(cart: Cart, tax: OrderTax): Cart {
  return { ...cart, totals: withAddedTax(cart.totals, tax.isIncluded ? 0 : tax.total) };
}

/** @returns null where the buyer's country decides the tax and is not known, or no tax is counted. */
export async function taxOfCart(
  db: Db,
  { lines, totals }: Ordered,
  { destination, home }: Whereabouts,
): Promise<OrderTax | null> {
  const shop = shopTax();
  if (!shop) return null;
  const items = itemsOf(lines).map(({ subtotalAmount, ...item }) => ({ ...item, amount: subtotalAmount }));
  const supplies = await suppliesOf(db, items);
  const isAsked = [...supplies.values()].some(({ at }) => at === 'buyer');
  if (isAsked && !home) return null;
  const facts = {
    shop,
    supplies,
    destination,
    home: home ?? atHome(shop),
    shipping: totals.shipping,
    at: now(),
  };
  return taxItems(db, items, facts);
}

/** Whether the country of the buyer of these decides their tax. */
export async function isCountryAsked(db: Db, { lines, totals }: Ordered): Promise<boolean> {
  if (!shopTax() || totals.total === 0) return false;
  return [...(await suppliesOf(db, itemsOf(lines))).values()].some(({ at }) => at === 'buyer');
}

/** What is picked up is handed over where the shop is. @param typed the country in which the buyer lives, if nothing is sent. */
function whereabouts(shop: ShopTax, delivery: OrderDelivery | null, typed = ''): Whereabouts {
  const code = typed.trim().toUpperCase();
  const living = isCountry(code) ? { country: code, region: '', postcode: '' } : null;
  const home = delivery ? (delivery.billing ?? delivery.delivery) : living;
  const isPickup = delivery?.shipping.kind === 'pickup';
  return { home, destination: isPickup ? atHome(shop) : (delivery?.delivery ?? null) };
}

function atHome({ country }: ShopTax): TaxBuyer {
  return { country, region: '', postcode: '' };
}

function chooseCountry(): ShopError {
  const text = t('Choose a country.');
  return new ShopError('choose_country', 422, text, { country: text });
}
