import { secondsFrom } from '#lib/clock.ts';
import { db, inTransaction } from '#lib/db.ts';
import { lockAndMergeCart } from '#shop/cart/lock-and-merge.ts';
import { assembleCart } from '#shop/cart/view.ts';
import { insertPayment } from '#shop/orders/payments/store.ts';
import { place } from '#shop/orders/place.ts';
import { anEmail, aShopper } from './checkout-fixtures.ts';
import { stripeId } from './stripe-event.ts';

export interface PlacedOrder {
  readonly orderId: string;
  readonly sessionId: string;
  readonly intentId: string;
  readonly total: number;
  readonly currency: string;
}

/** An order that waits for its money, with a page Stripe was never asked for: for tests that send events only. */
export async function aPlacedOrder(...slugs: string[]): Promise<PlacedOrder> {
  const visitor = await aShopper(...slugs);
  const email = anEmail();
  const sessionId = stripeId('cs_test');
  return inTransaction(db, async (tx) => {
    const cart = await assembleCart(tx, await lockAndMergeCart(tx, visitor), visitor);
    const owner = { visitorId: visitor.id, userId: null, email, provenCustomerIds: [] };
    const placed = await place(tx, { cart, ...owner, mode: 'sandbox' });
    if (!placed) throw new Error('the cart has an open order');
    const orderId = placed.order.id;
    const { totalAmount: total, currency } = placed.order;
    await insertPayment(tx, {
      ...{ orderId, mode: 'sandbox', amount: total, currency, stripeSessionId: sessionId },
      ...{ pageUrl: 'http://localhost/pay', pageExpiresAt: secondsFrom(2_100) },
    });
    return { orderId, sessionId, intentId: stripeId('pi'), total, currency };
  });
}
