import { beforeAll, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { changeItem } from '#shop/cart/change-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { quoteRefund } from '#shop/orders/refunds/quote-refund.ts';
import { findOrder } from '#shop/orders/store.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { aVisitor } from '#tests/support/checkout-fixtures.ts';
import { aZone, checkoutTo } from '#tests/support/delivery-fixtures.ts';
import { aWarehouse, someGoods } from '#tests/support/goods-order.ts';
import { payAt } from '#tests/support/pay.ts';
import { deliver, refundFromDashboard } from '#tests/support/stripe-actions.ts';

const VIENNA = { country: 'AT', name: 'Ada', line1: 'Ring 1', city: 'Wien', postcode: '1010' };

let [variant, method] = ['', ''];
beforeAll(async () => {
  [variant = ''] = (await someGoods(['One'], { [await aWarehouse('AT')]: 50 })).variantIds;
  [method = ''] = await aZone(['AT'], [{ rates: [[null, 490]], freeFrom: 4000 }]);
});

const orderOf = async (id: string) => (await findOrder(db, { id })) ?? expect.fail('no order');

test('delivery is free at the sum exactly, costs again below it, and what was shown before is asked about', async () => {
  const visitor = await aVisitor();
  await addItem(db, visitor, { variant, quantity: 2 });
  const typed = { ...VIENNA, method: `${method}:0` };
  const free = await orderOf((await checkoutTo(visitor, typed)).orderId);
  expect(free).toMatchObject({ subtotalAmount: 4000, shippingAmount: 0, totalAmount: 4000 });
  const [line] = (await viewCart(db, visitor))?.lines ?? [];
  await changeItem(db, visitor, line?.id ?? '', 1);
  await expect(checkoutTo(visitor, typed)).rejects.toMatchObject({ code: 'delivery_price_changed' });
  const paid = await orderOf((await checkoutTo(visitor, { ...VIENNA, method: `${method}:490` })).orderId);
  expect(paid).toMatchObject({ subtotalAmount: 2000, shippingAmount: 490, totalAmount: 2490 });
  // The one that was free is superseded: nobody pays it now.
  expect(await orderOf(free.id)).toMatchObject({ status: 'cancelled' });
});

test('a refund that leaves less than the sum asks nothing for delivery afterwards', async () => {
  const visitor = await aVisitor();
  await addItem(db, visitor, { variant, quantity: 2 });
  const { orderId } = await checkoutTo(visitor, { ...VIENNA, method: `${method}:0` });
  const payment = db.selectFrom('payments').select('stripeSessionId').where('orderId', '=', orderId);
  const { stripeSessionId } = await payment.executeTakeFirstOrThrow();
  await payAt(stripeSessionId ?? '');
  await deliver(stripeSessionId ?? '');
  await refundFromDashboard(stripeSessionId ?? '', 2000);
  await deliver(stripeSessionId ?? '');
  const order = await orderOf(orderId);
  expect(order).toMatchObject({ status: 'partially_refunded', refundedAmount: 2000, shippingAmount: 0 });
  expect(await quoteRefund(db, order)).toMatchObject({
    amount: { amount: 2000 },
    shipping: null,
    left: 2000,
  });
  expect((await checkInvariants(db)).filter(({ broken }) => broken > 0)).toEqual([]);
});
