import { describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { retrievePaymentPage } from '#lib/stripe/stripe.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { markReplaced } from '#shop/orders/store.ts';
import { checkReturningPayment } from '#shop/payments/check-returning-payment.ts';
import { anEmail, anOrder, aShopper, checkoutOf, DOVETAILS } from '#tests/support/checkout-fixtures.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver, expireAt } from '#tests/support/stripe-actions.ts';
import { isLong } from '#tests/support/timed.ts';

describe('checkout', () => {
  test('places a pending order before the money moves and leads to its page', async () => {
    const visitor = await aShopper();
    const started = await checkoutOf(visitor);
    expect(started).toMatchObject({ next: 'pay', url: expect.stringContaining('http') });
    const order = await db
      .selectFrom('orders')
      .selectAll()
      .where('id', '=', started.orderId)
      .executeTakeFirstOrThrow();
    expect(order).toMatchObject({ status: 'pending', mode: 'sandbox', refundedAmount: 0 });
    expect(order.number).toMatch(/^ORD-\d{4}-\d{6}$/);
  });

  test('started again with the same cart leads to the same page', async () => {
    const visitor = await aShopper();
    const email = anEmail();
    const [first, second] = [await checkoutOf(visitor, email), await checkoutOf(visitor, email)];
    expect(second).toEqual(first);
  });

  test('started twenty times at once makes one order and one page', async () => {
    const visitor = await aShopper();
    const email = anEmail();
    const started = await Promise.all(Array.from({ length: 20 }, () => checkoutOf(visitor, email)));
    expect(new Set(started.map((one) => JSON.stringify(one))).size).toBe(1);
    const orders = await db.selectFrom('orders').select('id').where('visitorId', '=', visitor.id).execute();
    expect(orders).toHaveLength(1);
  });

  test('of a changed cart closes the old page and supersedes the old order', async () => {
    const { visitor, orderId, sessionId, email } = await anOrder();
    await addItem(db, visitor, { product: DOVETAILS, quantity: 1 });
    const again = await checkoutOf(visitor, email);
    expect(again.orderId).not.toBe(orderId);
    expect((await retrievePaymentPage(sessionId)).status).toBe('expired');
    const old = await db.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
    expect(old).toMatchObject({ status: 'cancelled', cancelReason: 'superseded' });
  });

  test('supersedes the old order also where the webhook about its page comes first', async () => {
    for (let round = 0; round < (isLong ? 10 : 3); round++) {
      const { visitor, orderId, sessionId, email } = await anOrder();
      await addItem(db, visitor, { product: DOVETAILS, quantity: 1 });
      const checkout = checkoutOf(visitor, email);
      let told: string[] = [];
      // As fast as Stripe could tell of it.
      while (told.length === 0) told = await deliver(sessionId, 'checkout.session.expired');
      expect((await checkout).orderId).not.toBe(orderId);
      expect(await factsOf(orderId)).toMatchObject({ status: 'cancelled', mails: [] });
    }
  });

  test('that comes back to the old cart after Stripe was away goes on with the old order', async () => {
    const { visitor, orderId, sessionId, email } = await anOrder();
    await markReplaced(db, orderId, new Date());
    expect(await checkoutOf(visitor, email)).toMatchObject({ next: 'pay', orderId });
    await expireAt(sessionId);
    await deliver(sessionId);
    expect(await factsOf(orderId)).toMatchObject({ status: 'expired', mails: ['payment-expired'] });
  });

  test('of a cart changed just after it was paid completes and shows the paid order', async () => {
    const { visitor, orderId, sessionId, email } = await anOrder();
    await payAt(sessionId);
    await addItem(db, visitor, { product: DOVETAILS, quantity: 1 });
    expect(await checkoutOf(visitor, email)).toMatchObject({ next: 'order', orderId });
    const cart = await viewCart(db, visitor);
    expect(cart?.lines.map((line) => line.path)).toEqual([`/courses/${DOVETAILS}`]);
  });

  test('returning from the payment page completes the order without a webhook', async () => {
    const { orderId, sessionId } = await anOrder();
    expect(await checkReturningPayment(db, sessionId)).toMatchObject({ status: 'pending' });
    await payAt(sessionId);
    expect(await checkReturningPayment(db, sessionId)).toMatchObject({ id: orderId, status: 'completed' });
  });
});
