import { beforeAll, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { addItem } from '#shop/cart/add-item.ts';
import { viewCart } from '#shop/cart/view.ts';
import { promisesSeen } from '#shop/checkout/promise-seen.ts';
import { startCheckout } from '#shop/checkout/start.ts';
import { boughtLines } from '#shop/emails/bought-lines.ts';
import { listSentLines } from '#shop/orders/shipping/lines-to-ship.ts';
import { planPacking } from '#shop/orders/shipping/pack-orders.ts';
import { findOrder } from '#shop/orders/store.ts';
import { assembleOrder } from '#shop/orders/view.ts';
import { viewOrderLines } from '#shop/reports/order-lines.ts';
import { listPromises } from '#shop/shipping/promise-store.ts';
import { anEmail, aVisitor, ORIGIN } from '#tests/support/checkout-fixtures.ts';
import { BERLIN } from '#tests/support/delivery-fixtures.ts';
import {
  aPaidGoodsOrder,
  aPlacedGoodsOrder,
  aWarehouse,
  receiveStock,
  sendPieces,
  someGoods,
  theMethod,
} from '#tests/support/goods-order.ts';

let here = '';
beforeAll(async () => {
  here = await aWarehouse();
});

/** A variant of which so many are there and more are sold. */
async function onBackOrder(left: number, promisedOn = '2031-03-28'): Promise<string> {
  const { variantIds } = await someGoods(['Small'], { [here]: left });
  const [variant = ''] = variantIds;
  await promise(variant, promisedOn);
  return variant;
}

const promise = (variant: string, day: string) =>
  db
    .updateTable('goodsVariants')
    .set({ stock: 'backorder', promisedOn: new Date(day) })
    .where('variantId', '=', variant)
    .execute();

async function viewOf(orderId: string) {
  const order = await findOrder(db, { id: orderId });
  if (!order) throw new Error('no such order');
  return assembleOrder(db, order);
}

const itemsOf = (orderId: string) =>
  db.selectFrom('orderItems').select('id').where('orderId', '=', orderId).execute();

async function promisedOf(orderId: string) {
  const ids = (await itemsOf(orderId)).map(({ id }) => id);
  return [...(await listPromises(db, ids)).values()];
}

const SOME = '1 in stock, 2 sent from 28 March 2031';

test('is said at the line from the cart to the parcel, and stays as it was promised', async () => {
  const variant = await onBackOrder(1);
  const shopper = await aVisitor();
  await addItem(db, shopper, { variant, quantity: 3 });
  expect((await viewCart(db, shopper))?.lines[0]).toMatchObject({
    ...{ later: { pieces: 2, from: '2031-03-28' }, problem: null },
  });
  const { orderId, number } = await aPaidGoodsOrder([variant, 3]);
  expect(await promisedOf(orderId)).toEqual([{ pieces: 2, from: '2031-03-28' }]);
  // A day that the shop names later, pieces that come, and another rule are promised to others.
  await promise(variant, '2033-01-01');
  await receiveStock(variant, { [here]: 5 });
  await db
    .updateTable('goodsVariants')
    .set({ stock: 'tracked', promisedOn: null })
    .where('variantId', '=', variant)
    .execute();
  const view = await viewOf(orderId);
  expect(view.lines[0]?.notes).toEqual([SOME]);
  expect(boughtLines(view, { open: (path) => path }, new Set()).lines[0]?.note).toBe(SOME);
  expect((await listSentLines(db, orderId))[0]?.later).toEqual({ pieces: 2, from: '2031-03-28' });
  expect((await planPacking(db, [number]))[0]?.lines).toEqual([expect.stringContaining(SOME)]);
  await sendPieces(number, here, new Map([[1, 1]]));
  expect((await viewOf(orderId)).lines[0]?.notes).toEqual(['Back-order: sent from 28 March 2031']);
  await sendPieces(number, here, new Map([[1, 2]]));
  expect((await viewOf(orderId)).lines[0]?.notes).toEqual([]);
});

test('buyers at the same time are promised a day for exactly the pieces that are not there', async () => {
  const variant = await onBackOrder(2);
  const placed = await Promise.all(Array.from({ length: 5 }, () => aPlacedGoodsOrder([variant, 1])));
  const promises = await Promise.all(placed.map(({ orderId }) => promisedOf(orderId)));
  expect(promises.flat()).toEqual(Array.from({ length: 3 }, () => ({ pieces: 1, from: '2031-03-28' })));
  // Orders that wait for money say already what holds.
  const notes = (await Promise.all(placed.map(({ orderId }) => viewOf(orderId)))).flatMap(
    ({ lines }) => lines[0]?.notes ?? [],
  );
  expect(notes).toEqual(Array.from({ length: 3 }, () => 'Back-order: sent from 28 March 2031'));
  // Staff read the same.
  const seen = await Promise.all(
    placed.map(({ orderId }) => viewOrderLines(db, { id: orderId, status: 'pending' })),
  );
  expect(seen.flatMap(([line]) => line?.notes ?? [])).toEqual(notes);
});

test('what got worse since the page was shown is shown again before it is ordered', async () => {
  const variant = await onBackOrder(0);
  const [visitor, email, method] = [await aVisitor(), anEmail(), await theMethod()];
  await addItem(db, visitor, { variant, quantity: 1 });
  const seen = async () => promisesSeen((await viewCart(db, visitor))?.lines ?? []);
  const order = (promised: string) =>
    startCheckout(db, {
      ...{ visitor, email, mode: 'sandbox', origin: ORIGIN, promised },
      typed: { ...BERLIN, method },
    });
  const before = await seen();
  const first = await order(before);
  expect((await order(before)).orderId).toBe(first.orderId);
  await promise(variant, '2031-04-30');
  await expect(order(before)).rejects.toMatchObject({
    code: 'promise_changed',
    message: expect.stringContaining('30 April 2031'),
  });
  const second = await order(await seen());
  expect(second.orderId).not.toBe(first.orderId);
  expect(await promisedOf(second.orderId)).toEqual([{ pieces: 1, from: '2031-04-30' }]);
  expect((await findOrder(db, { id: first.orderId }))?.status).toBe('cancelled');
});

test('more than is there of what is not sold beyond the stock is refused, and said at the line of a cart that has it', async () => {
  const { variantIds } = await someGoods(['Small'], { [here]: 2 });
  const [variant = ''] = variantIds;
  const visitor = await aVisitor();
  await expect(addItem(db, visitor, { variant, quantity: 3 })).rejects.toMatchObject({
    ...{ code: 'quantity', fields: { quantity: 'Only 2 left.' } },
  });
  await addItem(db, visitor, { variant, quantity: 2 });
  await receiveStock(variant, { [here]: -1 });
  expect((await viewCart(db, visitor))?.lines[0]?.problem).toEqual({
    ...{ code: 'quantity', text: 'Only 1 left.' },
  });
});
