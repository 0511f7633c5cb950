import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { quoteRefund } from '#shop/orders/refunds/quote-refund.ts';
import { receiveReturn } from '#shop/orders/returns/receive-return.ts';
import { requestReturn } from '#shop/orders/returns/request-return.ts';
import { refundReturn } from '#shop/orders/returns/settle-return.ts';
import { endParcel } from '#shop/orders/shipping/end-parcel.ts';
import { packParcel } from '#shop/orders/shipping/pack-parcel.ts';
import { resolveParcel } from '#shop/orders/shipping/resolve-parcel.ts';
import { shipParcel } from '#shop/orders/shipping/ship-parcel.ts';
import { findOrder } from '#shop/orders/store.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import { listShipments } from '#shop/shipping/shipment-store.ts';
import {
  aPaidGoodsOrder,
  aWarehouse,
  levelOf,
  pieces,
  STAFF,
  sendPieces,
  someGoods,
} from '#tests/support/goods-order.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { decide, deliver, dispute } from '#tests/support/stripe-actions.ts';

type Paid = Awaited<ReturnType<typeof aPaidGoodsOrder>>;
const BY = { carrier: 'DHL', tracking: '1' };

let [warehouse, other] = ['', ''];
beforeAll(async () => {
  [warehouse, other] = [await aWarehouse('DE'), await aWarehouse('US')];
});

const goodsIn = async (stock: Record<string, number>) =>
  (await someGoods(['Small'], stock)).variantIds[0] ?? '';
const pack = (order: Paid, quantity: number, from = warehouse) =>
  packParcel(db, order.number, { key: randomUUID(), warehouse: from }, pieces([1, quantity]), STAFF);
const orderOf = async ({ orderId }: Paid) =>
  (await findOrder(db, { id: orderId })) ?? expect.fail('no order');
const parcels = async ({ orderId }: Paid) =>
  (await listShipments(db, orderId)).map(({ number, state }) => `${number} ${state}`);
const broken = async () =>
  (await checkInvariants(db)).filter((one) => one.broken > 0).map(({ name, samples }) => [name, samples]);
const waits = async ({ orderId }: Paid) =>
  (await db.selectFrom('ordersToShip').select('pieces').where('orderId', '=', orderId).executeTakeFirst())
    ?.pieces ?? 0;

describe('a dispute of an order of goods', () => {
  test('A31: that is lost frees what has not left, unpacks it, and what was sent is gone', async () => {
    const variant = await goodsIn({ [warehouse]: 10 });
    const order = await aPaidGoodsOrder([variant, 4]);
    await sendPieces(order.number, warehouse, pieces([1, 1]));
    await pack(order, 1);
    const { id } = await dispute(order.sessionId);
    await deliver(order.sessionId);
    expect(await parcels(order)).toEqual(['1 shipped', '2 packed']);
    await decide(id, 'lost');
    await deliver(order.sessionId);
    expect(await parcels(order)).toEqual(['1 shipped']);
    expect(await levelOf(variant, warehouse)).toEqual({ onHand: 9, held: 0, allocated: 0 });
    expect(await waits(order)).toBe(0);
    await expect(pack(order, 1)).rejects.toMatchObject({ code: 'packed_meanwhile' });
    expect(await broken()).toEqual([]);
  });

  test('A31: that is won leaves everything as it was', async () => {
    const variant = await goodsIn({ [warehouse]: 10 });
    const order = await aPaidGoodsOrder([variant, 2]);
    const { id } = await dispute(order.sessionId);
    await deliver(order.sessionId);
    await decide(id, 'won');
    await deliver(order.sessionId);
    expect(await levelOf(variant, warehouse)).toEqual({ onHand: 10, held: 0, allocated: 2 });
    await sendPieces(order.number, warehouse, pieces([1, 2]));
    expect(await levelOf(variant, warehouse)).toEqual({ onHand: 8, held: 0, allocated: 0 });
    expect(await factsOf(order.orderId)).toMatchObject({ status: 'completed', open: 1 });
  });

  test('A31: that is lost while a return is on its way: its pieces come into stock, and no money twice', async () => {
    const variant = await goodsIn({ [warehouse]: 10 });
    const order = await aPaidGoodsOrder([variant, 2]);
    await sendPieces(order.number, warehouse, pieces([1, 2]));
    const at = await requestReturn(
      db,
      order.number,
      order.visitor,
      { form: randomUUID(), wish: 'refund', reason: 'size', note: '', picture: '' },
      { pieces: pieces([1, 1]), variants: new Map() },
    );
    const { id } = await dispute(order.sessionId);
    await deliver(order.sessionId);
    await decide(id, 'lost');
    await deliver(order.sessionId);
    const came = new Map([[1, { restocked: 1, damaged: 0, missing: 0 }]]);
    await receiveReturn(db, order.number, at, { warehouse, received: came }, STAFF);
    expect(await levelOf(variant, warehouse)).toEqual({ onHand: 9, held: 0, allocated: 0 });
    const wrong = refundReturn(db, order.number, at, { lines: new Map([[1, 2000]]), shipping: 0 }, STAFF);
    await expect(wrong).rejects.toMatchObject({ status: 422 });
    await refundReturn(db, order.number, at, { lines: new Map(), shipping: 0 }, STAFF);
    expect(await waits(order)).toBe(0);
    expect(await broken()).toEqual([]);
  });
});

describe('stock that is not counted when it is sent', () => {
  const uncounted = async () => {
    const variant = await goodsIn({ [warehouse]: 10 });
    await rule(variant, 'untracked');
    const order = await aPaidGoodsOrder([variant, 2]);
    await sendPieces(order.number, warehouse, pieces([1, 2]));
    return { variant, order };
  };
  const rule = (variant: string, stock: string) =>
    db.updateTable('goodsVariants').set({ stock }).where('variantId', '=', variant).execute();

  test('is known to be sent: beside the right to withdraw nothing of it goes back', async () => {
    const { order } = await uncounted();
    const long = new Date(Date.now() + 60 * 86_400_000);
    await endParcel(db, order.number, 1, 'delivered', STAFF);
    const { lines } = await quoteRefund(db, await orderOf(order), { at: long });
    expect(lines).toMatchObject([{ percent: 0, amount: 0 }]);
  });

  test('is not kept once more when it is counted from then on', async () => {
    const { order, variant } = await uncounted();
    await rule(variant, 'tracked');
    await endParcel(db, order.number, 1, 'lost', STAFF);
    await resolveParcel(db, order.number, 1, 'refund', STAFF);
    const second = await uncounted();
    await rule(second.variant, 'tracked');
    const at = await requestReturn(
      db,
      second.order.number,
      second.order.visitor,
      { form: randomUUID(), wish: 'refund', reason: 'size', note: '', picture: '' },
      { pieces: pieces([1, 1]), variants: new Map() },
    );
    const came = new Map([[1, { restocked: 1, damaged: 0, missing: 0 }]]);
    await receiveReturn(db, second.order.number, at, { warehouse, received: came }, STAFF);
    await refundReturn(db, second.order.number, at, { lines: new Map([[1, 2000]]), shipping: 0 }, STAFF);
    expect(await levelOf(second.variant, warehouse)).toEqual({ onHand: 11, held: 0, allocated: 0 });
    expect(await broken()).toEqual([]);
  });
});

describe('two people at the packing table', () => {
  test('B10: do not pack the same pieces of a warehouse for two orders', async () => {
    const variant = await goodsIn({ [warehouse]: 2, [other]: 2 });
    const [one, two] = [await aPaidGoodsOrder([variant, 2]), await aPaidGoodsOrder([variant, 2])];
    const both = await Promise.allSettled([pack(one, 2, other), pack(two, 2, other)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'not_on_hand', status: 409 },
    });
  });

  test('B10: who change the warehouse of one parcel at once pack it once', async () => {
    const variant = await goodsIn({ [warehouse]: 2, [other]: 2 });
    const order = await aPaidGoodsOrder([variant, 2]);
    const both = await Promise.allSettled([pack(order, 2, warehouse), pack(order, 2, other)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await shipParcel(db, order.number, 1, BY, STAFF);
    const levels = [await levelOf(variant, warehouse), await levelOf(variant, other)];
    expect(levels.reduce((sum, level) => sum + (level?.onHand ?? 0), 0)).toBe(2);
    expect(levels.every((level) => level?.allocated === 0)).toBe(true);
    expect(await broken()).toEqual([]);
  });

  test('C3: finish a parcel of a warehouse that is closed meanwhile, and pack nothing more there', async () => {
    const closing = await aWarehouse('DE');
    const variant = await goodsIn({ [closing]: 1, [warehouse]: 1 });
    const order = await aPaidGoodsOrder([variant, 2]);
    await pack(order, 1, closing);
    await db.updateTable('warehouses').set({ closedAt: new Date() }).where('id', '=', closing).execute();
    await shipParcel(db, order.number, 1, BY, STAFF);
    expect(await levelOf(variant, closing)).toEqual({ onHand: 0, held: 0, allocated: 0 });
    await expect(pack(order, 1, closing)).rejects.toMatchObject({ code: 'unknown_warehouse' });
    await pack(order, 1, warehouse);
    await endParcel(db, order.number, 1, 'returned', STAFF);
    expect(await levelOf(variant, closing)).toEqual({ onHand: 1, held: 0, allocated: 0 });
    expect(await broken()).toEqual([]);
  });
});
