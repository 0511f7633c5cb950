import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { Cart } from '#shop/cart/cart.ts';
import { couldOwe, owesTaxItself, readBusiness } from '#shop/checkout/business.ts';
import { atHome, taxCart, type Whereabouts } from '#shop/checkout/tax-cart.ts';
import { isCountryAsked } from '#shop/checkout/with-tax.ts';
import { isCountry } from '#shop/customers/addresses/countries.ts';
import type { TaxBuyer } from '#shop/pricing/tax/place.ts';
import { shopTax } from '#shop/pricing/tax/shop-tax.ts';
import type { OrderTax } from '#shop/pricing/tax/tax-items.ts';
import { verifyVatId } from '#shop/pricing/tax/vat-id/standing.ts';
import type { Totals } from '#shop/pricing/totals.ts';
import { currentSettings } from '#shop/settings/current.ts';
import type { DeliveryForm } from './delivery-form.ts';

type Texts = Readonly<Record<string, string | undefined>>;

/** What the checkout shows and asks about tax. */
export interface TaxForm {
  readonly totals: Totals;
  /** Null where no tax is counted, or not before the country is chosen. */
  readonly tax: OrderTax | null;
  /** Whether the order is taxed, and a business can say that it buys. */
  readonly isCounted: boolean;
  /** Whether the buyer chooses a country here, and which one was; else null. */
  readonly country: string | null;
  /** What is to be paid depends on a country that is not chosen yet. */
  readonly isOpen: boolean;
  /** The VAT ID is being verified, and tax is charged until then. */
  readonly isVerifying: boolean;
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
  if (!shop || totals.total === 0)
    return { totals, tax: null, isCounted: false, country: null, isOpen: false, isVerifying: false };
  const asks = !delivery && (await isCountryAsked(db, ordered));
  const typed = (texts?.['country'] ?? '').toUpperCase();
  const country = asks && isCountry(typed) ? typed : '';
  const where = delivery ? sentTo(delivery, atHome(shop)) : { home: living(country), destination: null };
  const isKnown = !delivery || where.home !== null;
  const { isBusiness, isVerifying } = await standingOf(db, texts ?? {}, where.home);
  const taxed = isKnown ? await taxCart(db, ordered, { ...where, isBusiness }) : null;
  return {
    totals: taxed?.cart.totals ?? totals,
    tax: taxed?.tax ?? null,
    ...{ isCounted: true, country: asks ? country : null, isOpen: taxed === null && !shop.isIncluded },
    isVerifying,
  };
}

/** What is picked up is handed over where the shop is. */
function sentTo({ country, chosen, values }: DeliveryForm, shop: TaxBuyer): Omit<Whereabouts, 'isBusiness'> {
  const home = living(country, values);
  return { home, destination: chosen?.kind === 'pickup' ? shop : home };
}

/** What is wrong with it is said when the form is sent. A VAT ID that has to be verified first is asked about at once. */
async function standingOf(db: Db, texts: Texts, home: TaxBuyer | null) {
  const { tax_vies: register, tax_unverified: unverified } = currentSettings();
  try {
    const business = readBusiness({ ...texts, business: texts['business'] || '-' });
    const isBusiness = await owesTaxItself(db, business, home);
    const vatId = business?.vatId;
    const isWaiting =
      !isBusiness && vatId && home && couldOwe(vatId) && register === 'on' && unverified === 'charge';
    if (isWaiting) await verifyVatId(db, vatId);
    return { isBusiness, isVerifying: Boolean(isWaiting) };
  } catch (error) {
    if (error instanceof ShopError) return { isBusiness: false, isVerifying: false };
    throw error;
  }
}

function living(country: string, { region = '', postcode = '' }: Texts = {}): TaxBuyer | null {
  return country === '' ? null : { country, region, postcode };
}
