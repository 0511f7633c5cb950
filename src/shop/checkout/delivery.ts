import { z } from 'zod';
import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { refuseAll, ShopError } from '#lib/errors.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { Cart } from '../cart/cart.ts';
import { parcelOf } from '../cart/parcel.ts';
import {
  type Address,
  type AddressField,
  addressFields,
  isSameAddress,
  type TypedAddress,
} from '../customers/addresses/address.ts';
import { countryName } from '../customers/addresses/countries.ts';
import { readAddress } from '../customers/addresses/read-address.ts';
import { withShipping } from '../pricing/totals.ts';
import { readGiftNote } from '../shipping/gift-note.ts';
import type { Parcel } from '../shipping/method.ts';
import { type Offer, offersFor, withStandardFree } from '../shipping/offer.ts';
import { findOrderDelivery, type OrderDelivery } from '../shipping/order-store.ts';
import { listZones } from '../shipping/store.ts';
import { zoneOf } from '../shipping/zone.ts';

const text = z.string().max(10_000).optional();

/** The fields of the checkout about where and how goods are sent; for a cart without goods they are not looked at. */
export const deliveryFields = {
  ...(Object.fromEntries(addressFields.flatMap((f) => [f, `billing_${f}`]).map((f) => [f, text])) as Record<
    AddressField | `billing_${AddressField}`,
    typeof text
  >),
  country: text,
  billing_country: text,
  /** Id of the method; with `:` and the price that was shown, in minor units, another price is refused. */
  method: text,
  /** The bill goes to another address. */
  billing_other: z.literal('on').optional(),
  /** A saved address that was chosen. */
  saved: text,
  /** The one that was chosen before: the fields have it already. */
  saved_before: text,
  /** A state that was chosen from the list of another country: the form shows it again when that country is chosen again. */
  region_before: text,
  billing_region_before: text,
  gift: z.literal('on').optional(),
  /** What is printed on the packing slip of a gift. */
  gift_note: text,
};

export type TypedDelivery = Readonly<Record<string, string | undefined>>;

/** The texts of an address among those of a form. */
export function typedAddress(texts: TypedDelivery, prefix = ''): TypedAddress {
  const fields = [...addressFields, 'country' as const];
  return Object.fromEntries(fields.map((field) => [field, texts[`${prefix}${field}`] ?? '']));
}

/** As much of a cart as its delivery asks for. */
export type ToDeliver = Pick<Cart, 'totals' | 'promotions'> & {
  readonly lines: readonly Parameters<typeof parcelOf>[1][number][];
};

export interface Delivered<Wanted extends ToDeliver> {
  /** With the delivery in its total. */
  readonly cart: Wanted;
  /** Null for a cart of which nothing is sent. */
  readonly delivery: OrderDelivery | null;
}

/**
 * Adds to a cart what its delivery costs, as it was chosen. One of which nothing is sent stays as it is, and nothing is read.
 * @throws ShopError `invalid_address`, `not_shipped`, `choose_method`, `delivery_price_changed`, each at its fields.
 */
export async function withDelivery<Wanted extends ToDeliver>(
  db: Db,
  cart: Wanted,
  typed: TypedDelivery = {},
): Promise<Delivered<Wanted>> {
  const parcel = await parcelOf(db, cart.lines);
  if (!parcel) return { cart, delivery: null };
  const { delivery, savedOnDelivery } = await readDelivery(db, parcel, typed, cart.promotions.freesDelivery);
  const totals = withShipping(cart.totals, delivery.shipping.amount);
  return { cart: { ...cart, totals, promotions: { ...cart.promotions, savedOnDelivery } }, delivery };
}

async function readDelivery(
  db: Db,
  parcel: Parcel,
  typed: TypedDelivery,
  isStandardFree: boolean,
): Promise<{ readonly delivery: OrderDelivery; readonly savedOnDelivery: number }> {
  const usual = await offersOrRefusal(db, parcel, typed);
  const offers = isStandardFree ? withStandardFree(usual) : usual;
  const wanted = offers.find(({ methodId }) => methodId === typed['method']?.split(':')[0]);
  const needs = { isNameEnough: wanted?.kind === 'pickup', needsPhone: wanted?.kind === 'express' };
  let delivery: Address | null = null;
  let billing: Address | null = null;
  let giftNote: string | null = null;
  await refuseAll([
    () => refuseMethod(wanted, typed['method']),
    () => {
      delivery = readAddress(typedAddress(typed), needs);
    },
    () => {
      if (typed['billing_other'] === 'on')
        billing = readAddress(typedAddress(typed, 'billing_'), { prefix: 'billing_' });
    },
    () => {
      giftNote = readGiftNote({ gift: typed['gift'], note: typed['gift_note'] });
    },
  ]);
  if (!wanted) throw new Error('a method that was not chosen is refused');
  const { methodId, savedAmount: savedOnDelivery = 0, ...offer } = wanted;
  const shipping = { ...offer, standardAmount: standardAmount(wanted, offers), isDateCancelled: false };
  return { delivery: { shipping, delivery, billing, giftNote }, savedOnDelivery };
}

/** What the cheapest letter or parcel would cost, where that is less than what was chosen. */
function standardAmount(wanted: Offer, offers: readonly Offer[]): number {
  const standard = offers.filter(({ kind }) => kind === 'letter' || kind === 'parcel');
  return Math.min(wanted.amount, ...standard.map(({ amount }) => amount));
}

/** @throws ShopError `not_shipped` at the country. */
async function offersOrRefusal(db: Db, parcel: Parcel, typed: TypedDelivery): Promise<readonly Offer[]> {
  const country = (typed['country'] ?? '').trim().toUpperCase();
  const zones = await listZones(db);
  const destination = { country, postcode: typed['postcode'] ?? '' };
  const offers = offersFor(zones, destination, parcel, now());
  if (offers.length > 0) return offers;
  const reason =
    country === '' ? t('Choose a country.') : notShippedText(country, zoneOf(zones, destination) !== null);
  throw new ShopError('not_shipped', 422, reason, { country: reason });
}

/** @param isServed whether the shop sends other things there. */
export function notShippedText(country: string, isServed: boolean): string {
  const name = countryName(country);
  return isServed
    ? t('We can’t ship all of this to {country}. Put less in your cart, or contact us.', { country: name })
    : t('We don’t ship to {country}.', { country: name });
}

function refuseMethod(wanted: Offer | undefined, typed: string | undefined): void {
  const seen = typed?.split(':')[1];
  const isAsSeen = wanted && (seen === undefined || seen === String(wanted.amount));
  if (isAsSeen) return;
  const reason = wanted
    ? t('Delivery now costs {amount}. Check it, then continue.', { amount: formatMoney(wanted) })
    : t('Choose how we deliver.');
  throw new ShopError(wanted ? 'delivery_price_changed' : 'choose_method', 422, reason, { method: reason });
}

/** Whether an order goes where and how the shopper wants it now. */
export async function isSameDelivery(
  db: Db,
  orderId: string,
  wanted: OrderDelivery | null,
): Promise<boolean> {
  if (!wanted) return true;
  const placed = await findOrderDelivery(db, orderId);
  if (!placed) return false;
  const { kind, title, place, amount } = placed.shipping;
  const { shipping } = wanted;
  if (kind !== shipping.kind || title !== shipping.title || place !== shipping.place) return false;
  if (placed.shipping.eventDateId !== shipping.eventDateId) return false;
  if (amount !== shipping.amount || placed.giftNote !== wanted.giftNote) return false;
  return isSameOrNone(placed.delivery, wanted.delivery) && isSameOrNone(placed.billing, wanted.billing);
}

function isSameOrNone(a: Address | null, b: Address | null): boolean {
  return a && b ? isSameAddress(a, b) : a === b;
}
