import type { Db } from '#lib/db.ts';
import { mayAccess } from '../customers/access.ts';
import { type Address, addressFields } from '../customers/addresses/address.ts';
import type { Visitor } from '../customers/store.ts';
import { findOrderBusiness } from '../orders/business-store.ts';
import { findOpenOrder } from '../orders/store.ts';
import { findOrderDelivery } from '../shipping/order-store.ts';
import type { TypedDelivery } from './delivery.ts';

/**
 * What a buyer who comes back from the payment page had typed, by the names of the form: as the open order of the cart has it.
 * The consent to delivery at once is given anew each time. Null where no order of this visitor is open.
 */
export async function typedBefore(db: Db, cartId: string, visitor: Visitor): Promise<TypedDelivery | null> {
  const order = await findOpenOrder(db, cartId);
  if (!order?.email || !mayAccess(visitor, 'order', { order })) return null;
  const [sent, business] = [await findOrderDelivery(db, order.id), await findOrderBusiness(db, order.id)];
  return {
    email: order.email,
    ...(business && { business: business.name, vat_id: business.vatId ?? '' }),
    ...textsOf(sent?.delivery ?? null),
    ...(sent?.billing && { billing_other: 'on', ...textsOf(sent.billing, 'billing_') }),
    ...(sent && sent.giftNote !== null && { gift: 'on', gift_note: sent.giftNote }),
  };
}

function textsOf(address: Address | null, prefix = ''): TypedDelivery {
  if (!address) return {};
  const fields = [...addressFields, 'country' as const];
  return Object.fromEntries(fields.map((field) => [`${prefix}${field}`, address[field]]));
}
