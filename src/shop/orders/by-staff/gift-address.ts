import { z } from 'zod';
import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { type Address, addressFields } from '../../customers/addresses/address.ts';
import { readAddress } from '../../customers/addresses/read-address.ts';
import { kindNamed } from '../../products/kinds.ts';
import { insertOrderDelivery, type OrderDelivery } from '../../shipping/order-store.ts';

/** Fields of the form about where it is sent; for what is not sent they are not looked at. */
export const giftAddressNames = [...addressFields, 'country'] as const;
const text = z.string().max(10_000).optional();
export const giftAddressFields = Object.fromEntries(giftAddressNames.map((name) => [name, text])) as Record<
  (typeof giftAddressNames)[number],
  typeof text
>;
type Typed = Readonly<Partial<Record<(typeof giftAddressNames)[number], string | undefined>>>;

/**
 * Where what is given is sent; null for a kind of which nothing is.
 * @throws ShopError `needs_address` where nothing was typed, `invalid_address` with the reason at each field.
 */
export function giftAddress(kind: string, typed: Typed): Address | null {
  if (!kindNamed(kind).parcel) return null;
  if (giftAddressNames.some((name) => typed[name]?.trim())) return readAddress(typed);
  const problem = t('This is sent: say where to.');
  throw new ShopError('needs_address', 422, problem, { country: problem });
}

/** Freezes where an order goes that costs nothing, its delivery neither. */
export async function insertGiftDelivery(
  tx: Tx,
  orderId: string,
  currency: string,
  delivery: Address,
): Promise<void> {
  await insertOrderDelivery(tx, orderId, giftDelivery(currency, delivery));
}

export function giftDelivery(currency: string, delivery: Address): OrderDelivery {
  const free = { amount: 0, standardAmount: 0, currency, minDays: null, maxDays: null, place: '' };
  const nowhere = { warehouseId: null, eventDateId: null, startsLocal: null, isDateCancelled: false };
  const shipping = { kind: 'parcel' as const, title: t('Parcel'), ...free, ...nowhere };
  return { shipping, delivery, billing: null, giftNote: null };
}
