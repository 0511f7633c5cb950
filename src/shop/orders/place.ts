import { now, secondsFrom } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import type { Cart } from '../cart/cart.ts';
import { kindNamed } from '../products/kinds.ts';
import { addHistory } from './history.ts';
import { HOLD_SECONDS, type Mode, orderNumber } from './order.ts';
import { type ItemRow, insertItems, insertOrder, nextNumber } from './store.ts';
import { TERMS_VERSION } from './terms.ts';

export interface Placing {
  readonly cart: Cart;
  readonly visitorId: string | null;
  readonly userId: string | null;
  readonly customerId: string;
  readonly email: string;
  readonly mode: Mode;
  /** The buyer asked for delivery at once and knows that the right to withdraw ends with it. */
  readonly wantsAtOnce?: boolean;
}

/**
 * Writes the order before any money moves: prices are frozen per line, scarce things are held until the payment page
 * has closed. The cart must be locked and ready.
 * @throws ShopError `sold_out` or `held_by_others` from a kind.
 */
export async function place(tx: Tx, placing: Placing): Promise<string> {
  const at = now();
  const expiresAt = secondsFrom(HOLD_SECONDS, at);
  const { cart, mode, customerId, visitorId, userId, email } = placing;
  const { subtotal, discount, tax, shipping, total, currency } = cart.totals;
  const orderId = await insertOrder(tx, {
    ...{ mode, customerId, visitorId, userId, email, currency, expiresAt, createdAt: at },
    number: orderNumber(at.getUTCFullYear(), await nextNumber(tx)),
    cartId: cart.id,
    cartVersion: cart.version,
    subtotalAmount: subtotal,
    discountAmount: discount,
    taxAmount: tax,
    shippingAmount: shipping,
    totalAmount: total,
    termsVersion: TERMS_VERSION,
    immediateDeliveryAt: placing.wantsAtOnce && total > 0 ? at : null,
  });
  await holdAll(tx, await insertItems(tx, itemsOf(orderId, cart)), expiresAt);
  await addHistory(tx, orderId, 'visitor', 'placed', { total_amount: total, currency, mode });
  return orderId;
}

function itemsOf(orderId: string, cart: Cart) {
  return cart.lines.map((line, position) => ({
    orderId,
    position,
    productId: line.productId,
    variantId: line.variantId,
    kind: line.kind,
    title: line.title,
    variantTitle: line.variantTitle,
    quantity: line.quantity,
    unitAmount: line.unit.amount,
    subtotalAmount: line.total.amount,
    totalAmount: line.total.amount,
  }));
}

/** In one order for everybody, so that two carts with the same things never wait for each other in a circle. */
async function holdAll(tx: Tx, items: readonly ItemRow[], until: Date): Promise<void> {
  const sorted = items.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1));
  for (const item of sorted) await kindNamed(item.kind).hold(tx, lineOf(item), until);
}

/** An order line as kinds see it. */
export function lineOf(item: ItemRow) {
  return {
    orderId: item.orderId,
    orderItemId: item.id,
    productId: item.productId,
    variantId: item.variantId,
    quantity: item.quantity,
  };
}
