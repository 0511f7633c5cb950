import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { allocateCharge } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { Cart } from '../cart/cart.ts';
import { isCountry } from '../customers/addresses/countries.ts';
import { itemsOf } from '../orders/ordered-items.ts';
import type { Evidence } from '../pricing/tax/evidence.ts';
import { type ShopTax, shopTax } from '../pricing/tax/shop-tax.ts';
import { suppliesOf } from '../pricing/tax/supplies.ts';
import type { OrderTax } from '../pricing/tax/tax-items.ts';
import type { OrderDelivery } from '../shipping/order-store.ts';
import { type Business, owesTaxItself, readBusiness } from './business.ts';
import { countryEvidence } from './country-evidence.ts';
import type { TypedDelivery } from './delivery.ts';
import { atHome, type Ordered, taxCart, type Whereabouts } from './tax-cart.ts';

/** A cart with where it goes, and its taxes: null where none are counted. */
export interface Taxed {
  readonly cart: Cart;
  readonly delivery: OrderDelivery | null;
  readonly tax: OrderTax | null;
  readonly business: Business | null;
  /** What tells the country of its buyer, where that decides the tax. */
  readonly evidence: readonly Evidence[];
}

/**
 * Taxes what is about to be ordered; what is added to the prices is then in the total of the cart. Nothing is read where no
 * tax is counted, and for a cart that costs nothing.
 * @throws ShopError `choose_country` where that decides the tax and was not typed, `invalid_business`, `other_country`, `vat_id_invalid`,
 * `amount_too_large`.
 */
export async function withTax<Wanted extends Ordered>(
  db: Db,
  { cart, delivery }: { readonly cart: Wanted; readonly delivery: OrderDelivery | null },
  typed: TypedDelivery = {},
): Promise<Omit<Taxed, 'cart'> & { readonly cart: Wanted }> {
  const shop = shopTax();
  if (!shop || cart.totals.total === 0) return { cart, delivery, tax: null, business: null, evidence: [] };
  const business = readBusiness(typed);
  const where = whereabouts(shop, delivery, typed['country']);
  const taxed = await taxCart(db, cart, {
    ...where,
    isBusiness: await owesTaxItself(db, business, where.home),
  });
  if (!taxed) throw chooseCountry();
  const evidence = countryEvidence(taxed.tax, delivery, business);
  return {
    ...taxed,
    business,
    evidence,
    delivery: delivery && withAmount(delivery, taxed.cart.totals.shipping),
  };
}

/** Whether the country of the buyer of these decides their tax. */
export async function isCountryAsked(db: Db, { lines, totals }: Ordered): Promise<boolean> {
  if (!shopTax() || totals.total === 0) return false;
  return [...(await suppliesOf(db, itemsOf(lines))).values()].some(({ at }) => at === 'buyer');
}

/** What is picked up is handed over where the shop is. @param typed the country in which the buyer lives, if nothing is sent. */
function whereabouts(
  shop: ShopTax,
  delivery: OrderDelivery | null,
  typed = '',
): Omit<Whereabouts, 'isBusiness'> {
  const code = typed.trim().toUpperCase();
  const living = isCountry(code) ? { country: code, region: '', postcode: '' } : null;
  const home = delivery ? (delivery.billing ?? delivery.delivery) : living;
  const isPickup = delivery?.shipping.kind === 'pickup';
  return { home, destination: isPickup ? atHome(shop) : (delivery?.delivery ?? null) };
}

/** The same delivery at another price; the standard one costs as much less. */
function withAmount(delivery: OrderDelivery, amount: number): OrderDelivery {
  const { amount: before, standardAmount: standard, currency } = delivery.shipping;
  const [standardAmount = 0] = allocateCharge({ amount, currency }, [standard, before - standard]);
  return { ...delivery, shipping: { ...delivery.shipping, amount, standardAmount } };
}

function chooseCountry(): ShopError {
  const text = t('Choose a country.');
  return new ShopError('choose_country', 422, text, { country: text });
}
