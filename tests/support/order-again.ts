import { db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { lockAndMergeCart } from '#shop/cart/lock-and-merge.ts';
import { lockBrowserCart } from '#shop/cart/store.ts';
import { assembleCart } from '#shop/cart/view.ts';
import { buyerCustomerIds } from '#shop/customers/access.ts';
import type { Visitor } from '#shop/customers/store.ts';
import { complete } from '#shop/orders/complete.ts';
import { place } from '#shop/orders/place.ts';

/**
 * Orders a free cart also where the customer of the address was given its things before: by a paid order, or before the
 * shop gave them once. @returns the order's id. @throws ShopError `cart_problem` where the visitor is known to own it.
 */
export async function orderAgain(visitor: Visitor, email: string): Promise<string> {
  return inTransaction(db, async (tx) => {
    const { id, userId } = visitor;
    const row = userId ? await lockAndMergeCart(tx, visitor) : id ? await lockBrowserCart(tx, id) : null;
    const cart = row && (await assembleCart(tx, row, visitor));
    if (!cart?.isReady) throw new ShopError('cart_problem', 409, 'The cart is not ready.');
    const placed = await place(tx, {
      ...{ cart, visitorId: userId ? null : id, userId, email, mode: 'sandbox' },
      provenCustomerIds: buyerCustomerIds(visitor),
    });
    if (!placed) throw new ShopError('cart_problem', 409, 'The cart has an open order.');
    await complete(tx, { orderId: placed.order.id }, null, 'visitor');
    return placed.order.id;
  });
}
