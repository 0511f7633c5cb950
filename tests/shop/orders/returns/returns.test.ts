import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { acceptReturn, refuseReturn } from '#shop/orders/returns/decide-return.ts';
import { exchangeReturn } from '#shop/orders/returns/exchange-return.ts';
import { receiveReturn } from '#shop/orders/returns/receive-return.ts';
import { requestReturn } from '#shop/orders/returns/request-return.ts';
import { refundReturn } from '#shop/orders/returns/settle-return.ts';
import { loadReturn } from '#shop/orders/returns/view-return.ts';
import { endParcel } from '#shop/orders/shipping/end-parcel.ts';
import { viewParcels } from '#shop/orders/shipping/view-parcels.ts';
import { findOrder, listItems } from '#shop/orders/store.ts';
import { viewOwnOrder } from '#shop/orders/view.ts';
import { withdraw } from '#shop/orders/withdrawal/withdraw.ts';
import { isNotBegun } from '#shop/orders/withdrawal/withdrawal.ts';
import { findDestination } from '#shop/shipping/order-store.ts';
import { listReturns } from '#shop/shipping/return-store.ts';
import { aVisitor } from '#tests/support/checkout-fixtures.ts';
import {
  aPaidGoodsOrder,
  aWarehouse,
  levelOf,
  pieces,
  receiveStock,
  SHIPPING,
  STAFF,
  sendPieces,
  someGoods,
  type TestGoods,
  unequalLevels,
} from '#tests/support/goods-order.ts';
import { parcelNotes } from '#web/parcel-notes.ts';

type Paid = Awaited<ReturnType<typeof aPaidGoodsOrder>>;

let warehouse = '';
let goods: TestGoods;
const variant = (at: number) => goods.variantIds[at] ?? '';
beforeAll(async () => {
  warehouse = await aWarehouse('DE');
  goods = await someGoods(['Small', 'Large'], { [warehouse]: 100 });
});

const refundsOf = async (orderId: string) =>
  (
    await db.selectFrom('refunds').select('amount').where('orderId', '=', orderId).orderBy('amount').execute()
  ).map(({ amount }) => amount);

/** An order of which everything was sent `daysAgo` and has arrived. */
async function arrived(quantity: number, daysAgo = 0): Promise<Paid> {
  const order = await aPaidGoodsOrder([variant(0), quantity]);
  const parcel = await sendPieces(order.number, warehouse, pieces([1, quantity]));
  await endParcel(db, order.number, parcel, 'delivered', STAFF);
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  await db
    .updateTable('shipments')
    .set({ shippedAt: at, endedAt: at })
    .where('orderId', '=', order.orderId)
    .execute();
  return order;
}

const ask = (order: Paid, quantity: number, more: object = {}, visitor = order.visitor) => {
  const { variants = new Map<number, string>(), ...input } = more as { variants?: Map<number, string> };
  const form = { form: randomUUID(), wish: 'refund', reason: 'size', note: '', picture: '' } as const;
  const what = { pieces: pieces([1, quantity]), variants };
  return requestReturn(db, order.number, visitor, { ...form, ...input }, what);
};
const receive = (order: Paid, number: number, restocked: number, damaged = 0, missing = 0) =>
  receiveReturn(
    db,
    order.number,
    number,
    { warehouse, received: new Map([[1, { restocked, damaged, missing }]]) },
    STAFF,
  );

describe('the time to withdraw from goods', () => {
  test('begins when the last parcel arrives, and ends 14 days after', async () => {
    const order = await aPaidGoodsOrder([variant(0), 2]);
    const end = async () => (await viewOwnOrder(db, order.number, order.visitor))?.withdrawalEnd ?? null;
    expect(isNotBegun((await end()) ?? new Date())).toBe(true);
    for (const parcel of [1, 2]) {
      await sendPieces(order.number, warehouse, pieces([1, 1]));
      await endParcel(db, order.number, parcel, 'delivered', STAFF);
      expect(isNotBegun((await end()) ?? new Date())).toBe(parcel === 1);
    }
    const days = (((await end())?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(14);
    expect(days).toBeLessThan(16);
  });

  test('makes a return a right: accepted at once, and never refused', async () => {
    const order = await arrived(1, 3);
    const number = await ask(order, 1);
    expect(await listReturns(db, order.orderId)).toMatchObject([{ state: 'accepted', isWithdrawal: true }]);
    await expect(refuseReturn(db, order.number, number, { answer: 'No.' }, STAFF)).rejects.toMatchObject({
      status: 409,
    });
  });
});

describe('a withdrawal from an order of goods', () => {
  test('refunds at once what is still here, and what was sent when it is back', async () => {
    const order = await aPaidGoodsOrder([variant(0), 3]);
    await sendPieces(order.number, warehouse, pieces([1, 2]));
    await withdraw(db, order.number, order.visitor);
    await withdraw(db, order.number, order.visitor);
    expect(await refundsOf(order.orderId)).toEqual([2000]);
    expect(await listReturns(db, order.orderId)).toMatchObject([
      { state: 'accepted', isWithdrawal: true, items: [{ quantity: 2 }] },
    ]);
    await receive(order, 1, 2);
    await refundReturn(db, order.number, 1, { lines: new Map([[1, 4000]]), shipping: 0 }, STAFF);
    expect(await refundsOf(order.orderId)).toEqual([2000, 4000]);
  });

  test('of which nothing was sent refunds all of it, with delivery', async () => {
    const order = await aPaidGoodsOrder([variant(0), 1]);
    await withdraw(db, order.number, order.visitor);
    expect(await refundsOf(order.orderId)).toEqual([2000 + SHIPPING]);
    expect(await listReturns(db, order.orderId)).toEqual([]);
  });
});

describe('a return', () => {
  test('is asked for once by a form sent twice, by its buyer alone, and of no more than was sent', async () => {
    const order = await arrived(2, 30);
    const form = randomUUID();
    const [one, again] = await Promise.all([ask(order, 1, { form }), ask(order, 1, { form })]);
    expect(one).toBe(again);
    expect(await listReturns(db, order.orderId)).toMatchObject([{ state: 'requested', isWithdrawal: false }]);
    await expect(ask(order, 1, {}, await aVisitor())).rejects.toMatchObject({ code: 'unknown_order' });
    const answers = await Promise.allSettled([ask(order, 1), ask(order, 1)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('can be refused with a reason, and accepted after all', async () => {
    const order = await arrived(1, 30);
    const number = await ask(order, 1);
    await refuseReturn(db, order.number, number, { answer: 'It was worn.' }, STAFF);
    await acceptReturn(db, order.number, number, STAFF);
    await expect(refuseReturn(db, order.number, number, { answer: 'No.' }, STAFF)).rejects.toMatchObject({
      code: 'decided',
    });
  });

  test('is refunded piece by piece once it is there, and what is good is sold again', async () => {
    const order = await arrived(3, 2);
    const number = await ask(order, 2);
    const { onHand = 0 } = (await levelOf(variant(0), warehouse)) ?? {};
    await expect(receive(order, number, 1)).rejects.toMatchObject({ code: 'wrong_sum' });
    await Promise.all([receive(order, number, 1, 1), receive(order, number, 1, 1)]);
    expect(await levelOf(variant(0), warehouse)).toMatchObject({ onHand: onHand + 1 });
    const amounts = { lines: new Map([[1, 3000]]), shipping: 0 };
    const made = await Promise.all([
      refundReturn(db, order.number, number, amounts, STAFF),
      refundReturn(db, order.number, number, amounts, STAFF),
    ]);
    expect(made.flat()).toHaveLength(1);
    expect(await refundsOf(order.orderId)).toEqual([3000]);
    const view = await viewOwnOrder(db, order.number, order.visitor);
    expect(view?.lines).toMatchObject([{ quantity: 3, unitsLeft: 1 }]);
    expect((await loadReturn(db, order.number, number))?.refund).toMatchObject({
      ...{ amount: { amount: 3000 }, status: 'pending' },
    });
    const notes = parcelNotes(await viewParcels(db, order.orderId), { position: 0, quantity: 3 });
    expect(notes).toEqual(['1 piece arrived in parcel 1.', '2 pieces were sent back.']);
    expect(await unequalLevels()).toEqual([]);
  });

  test('of everything gives delivery back too, and no more than was paid', async () => {
    const order = await arrived(1, 2);
    const number = await ask(order, 1);
    await receive(order, number, 1);
    const refund = (line: number, shipping: number) =>
      refundReturn(db, order.number, number, { lines: new Map([[1, line]]), shipping }, STAFF);
    await expect(refund(2001, 0)).rejects.toMatchObject({ code: 'refund_too_large' });
    await expect(refund(2000, SHIPPING + 1)).rejects.toMatchObject({ code: 'refund_too_large' });
    await refund(2000, SHIPPING);
    expect(await refundsOf(order.orderId)).toEqual([2000 + SHIPPING]);
  });

  test('whose pieces are missing leaves them with the buyer', async () => {
    const order = await arrived(2, 2);
    const number = await ask(order, 2);
    await receive(order, number, 1, 0, 1);
    await refundReturn(db, order.number, number, { lines: new Map([[1, 2000]]), shipping: 0 }, STAFF);
    expect((await viewOwnOrder(db, order.number, order.visitor))?.lines).toMatchObject([{ unitsLeft: 1 }]);
    expect(await ask(order, 1)).toBe(2);
  });

  test('is exchanged for another size by a free order to the same address, once', async () => {
    const order = await arrived(1, 2);
    const variants = new Map([[1, variant(1)]]);
    await expect(ask(order, 1, { wish: 'exchange' })).rejects.toMatchObject({ code: 'which_variant' });
    await receiveStock(variant(1), { [warehouse]: -100 });
    await expect(ask(order, 1, { wish: 'exchange', variants })).rejects.toMatchObject({ code: 'sold_out' });
    await receiveStock(variant(1), { [warehouse]: 100 });
    const number = await ask(order, 1, { wish: 'exchange', variants });
    expect(await loadReturn(db, order.number, number)).toMatchObject({
      pieces: [{ instead: 'Large' }],
      warehouseId: warehouse,
    });
    await receive(order, number, 1);
    const [first, again] = await Promise.all([
      exchangeReturn(db, order.number, number, STAFF),
      exchangeReturn(db, order.number, number, STAFF),
    ]);
    expect(first).toBe(again);
    const sent = await findOrder(db, { number: first });
    expect(sent).toMatchObject({ totalAmount: 0, status: 'completed', email: order.email });
    expect(await listItems(db, sent?.id ?? '')).toMatchObject([{ variantId: variant(1), quantity: 1 }]);
    expect(await findDestination(db, sent?.id ?? '')).toMatchObject({ city: 'Berlin' });
    expect(await refundsOf(order.orderId)).toEqual([]);
    expect((await viewOwnOrder(db, order.number, order.visitor))?.lines).toMatchObject([{ unitsLeft: 0 }]);
    expect(await unequalLevels()).toEqual([]);
  });
});
