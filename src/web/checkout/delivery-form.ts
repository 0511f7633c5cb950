import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { Cart } from '#shop/cart/cart.ts';
import { parcelOf } from '#shop/cart/parcel.ts';
import { notShippedText } from '#shop/checkout/delivery.ts';
import { type Address, addressFields } from '#shop/customers/addresses/address.ts';
import { countryName, isCountry } from '#shop/customers/addresses/countries.ts';
import type { SavedAddress } from '#shop/customers/addresses/store.ts';
import { type Totals, withShipping } from '#shop/pricing/totals.ts';
import { currentSettings } from '#shop/settings/current.ts';
import { type Offer, offersFor, withStandardFree } from '#shop/shipping/offer.ts';
import { listZones } from '#shop/shipping/store.ts';
import { type Zone, zoneOf } from '#shop/shipping/zone.ts';

type Texts = Readonly<Record<string, string | undefined>>;

/** What the checkout asks about the delivery, and what it knows so far. */
export interface DeliveryForm {
  /** ISO 3166-1 alpha-2; empty while none is chosen. */
  readonly country: string;
  /** Why nothing can be sent there; null when it can. */
  readonly refusal: string | null;
  readonly offers: readonly Offer[];
  /** The method that is chosen, or would be. */
  readonly chosen: Offer | null;
  /** Whether a method needs no more than who comes. */
  readonly isNameEnough: boolean;
  readonly needsPhone: boolean;
  /** By the names of the form. */
  readonly values: Texts;
  readonly hasOtherBilling: boolean;
  readonly isGift: boolean;
  /** Saved addresses, to choose from. */
  readonly saved: readonly { readonly code: string; readonly name: string }[];
}

/**
 * Null for a cart of which nothing is sent. @param texts what was typed; null for a form that is new. @param before the country
 * that was chosen in the cart; null while none was.
 */
export async function deliveryForm(
  db: Db,
  cart: Pick<Cart, 'lines' | 'promotions'>,
  texts: Texts | null,
  saved: readonly SavedAddress[],
  before: string | null,
): Promise<DeliveryForm | null> {
  const parcel = await parcelOf(db, cart.lines);
  if (!parcel) return null;
  const zones = await listZones(db);
  const values = withSaved(texts, saved);
  const typed = (values['country'] ?? before ?? likelyCountry(zones)).toUpperCase();
  const country = isCountry(typed) ? typed : '';
  const destination = { country, postcode: values['postcode'] ?? '' };
  const usual = country === '' ? [] : offersFor(zones, destination, parcel, now());
  const offers = cart.promotions.freesDelivery ? withStandardFree(usual) : usual;
  const wanted = values['method']?.split(':')[0];
  const chosen = offers.find(({ methodId }) => methodId === wanted) ?? offers[0] ?? null;
  const isRefused = country !== '' && offers.length === 0;
  return {
    ...{ country, offers, chosen, values },
    refusal: isRefused ? notShippedText(country, zoneOf(zones, destination) !== null) : null,
    isNameEnough: offers.some(({ kind }) => kind === 'pickup'),
    needsPhone: chosen?.kind === 'express',
    hasOtherBilling: values['billing_other'] === 'on',
    isGift: values['gift'] === 'on',
    saved: saved.map((address) => ({ code: address.id, name: addressInShort(address) })),
  };
}

/** Most buyers live where the shop is, if it delivers there. */
function likelyCountry(zones: readonly Zone[]): string {
  const { tax_country: home } = currentSettings();
  if (home !== '' && zoneOf(zones, { country: home, postcode: '' })) return home;
  return zones.flatMap(({ countries }) => countries)[0] ?? '';
}

/** The totals with the delivery that is chosen, once one is. */
export function totalsWith(totals: Totals, form: DeliveryForm | null): Totals {
  return form?.chosen ? withShipping(totals, form.chosen.amount) : totals;
}

/** An address in one line, to choose it by. */
function addressInShort(address: Address): string {
  const parts = [address.name, address.line1, address.postcode, address.city, countryName(address.country)];
  return parts.filter((part) => part !== '').join(', ');
}

/** A new form begins with the usual address; one in which another was chosen has that one in place of its own. */
function withSaved(texts: Texts | null, saved: readonly SavedAddress[]): Texts {
  const wanted = texts ? saved.find(({ id }) => id === texts['saved']) : saved[0];
  if (!wanted || texts?.['saved_before'] === wanted.id) return texts ?? {};
  const own = Object.fromEntries(addressFields.map((field) => [field, wanted[field]]));
  return { ...texts, ...own, country: wanted.country, saved: wanted.id };
}
