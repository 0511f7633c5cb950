import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { acceptReturn, refuseReturn } from '#shop/orders/returns/decide-return.ts';
import { receiveReturn } from '#shop/orders/returns/receive-return.ts';
import { requestReturn } from '#shop/orders/returns/request-return.ts';
import { refundReturn } from '#shop/orders/returns/settle-return.ts';
import { endParcel } from '#shop/orders/shipping/end-parcel.ts';
import { resolveParcel } from '#shop/orders/shipping/resolve-parcel.ts';
import { checkInvariants } from '#shop/payments/invariants/check-invariants.ts';
import {
  aPaidGoodsOrder,
  aWarehouse,
  levelOf,
  pieces,
  STAFF,
  sendPieces,
  someGoods,
} from '#tests/support/goods-order.ts';
import { ownerDb } from '#tests/support/owner-db.ts';

let [warehouse, variant] = ['', ''];
beforeAll(async () => {
  warehouse = await aWarehouse('DE');
  [variant = ''] = (await someGoods(['Small'], { [warehouse]: 90 })).variantIds;
});

type Paid = Awaited<ReturnType<typeof aPaidGoodsOrder>>;

/** An order whose pieces left in one parcel and arrived so many days ago. */
async function aSentOrder(quantity: number, daysAgo = 0) {
  const order = await aPaidGoodsOrder([variant, quantity]);
  await sendPieces(order.number, warehouse, pieces([1, quantity]));
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  const sent = db.updateTable('shipments').set({ shippedAt: at, endedAt: at, state: 'delivered' });
  if (daysAgo > 0) await sent.where('orderId', '=', order.orderId).execute();
  return order;
}

const ask = ({ number, visitor }: Paid, quantity: number) =>
  requestReturn(
    db,
    number,
    visitor,
    { form: randomUUID(), wish: 'refund', reason: 'size', note: '', picture: '' },
    { pieces: pieces([1, quantity]), variants: new Map() },
  );
const receive = ({ number }: Paid, at: number, restocked: number, missing = 0) =>
  receiveReturn(
    db,
    number,
    at,
    { warehouse, received: new Map([[1, { restocked, damaged: 0, missing }]]) },
    STAFF,
  );
const onHand = async () => (await levelOf(variant, warehouse))?.onHand ?? 0;
const waits = async ({ orderId }: Paid) =>
  (await db.selectFrom('ordersToShip').select('pieces').where('orderId', '=', orderId).executeTakeFirst())
    ?.pieces ?? 0;
const broken = async () =>
  (await checkInvariants(db)).filter((one) => one.broken > 0).map(({ name, samples }) => [name, samples]);

describe('a return of pieces whose parcel is said to be lost', () => {
  test('comes into no stock while it is lost, and does when the parcel was found', async () => {
    const order = await aSentOrder(1);
    const at = await ask(order, 1);
    await endParcel(db, order.number, 1, 'lost', STAFF);
    const before = await onHand();
    await expect(receive(order, at, 1)).rejects.toMatchObject({ code: 'not_with_buyer', status: 409 });
    expect(await onHand()).toBe(before);
    await endParcel(db, order.number, 1, 'delivered', STAFF);
    await receive(order, at, 1);
    expect(await onHand()).toBe(before + 1);
    expect(await broken()).toEqual([]);
  });

  test.each(['refund', 'send_again'] as const)(
    'counts as missing once that was decided: %s; nothing waits to be sent for it',
    async (how) => {
      const order = await aSentOrder(1);
      const at = await ask(order, 1);
      await endParcel(db, order.number, 1, 'lost', STAFF);
      await resolveParcel(db, order.number, 1, how, STAFF);
      await expect(receive(order, at, 1)).rejects.toMatchObject({ code: 'not_with_buyer' });
      await receive(order, at, 0, 1);
      await refundReturn(db, order.number, at, { lines: new Map(), shipping: 0 }, STAFF);
      expect(await waits(order)).toBe(how === 'refund' ? 0 : 1);
      expect(await broken()).toEqual([]);
    },
  );
});

test('a return whose parcel was lost keeps no other from being received', async () => {
  const order = await aPaidGoodsOrder([variant, 2]);
  for (const _ of [1, 2]) await sendPieces(order.number, warehouse, pieces([1, 1]));
  await ask(order, 1);
  const second = await ask(order, 1);
  await endParcel(db, order.number, 1, 'lost', STAFF);
  await receive(order, second, 1);
  expect(await broken()).toEqual([]);
});

test('a return that was refused is not accepted once its pieces come back with another', async () => {
  const order = await aSentOrder(1, 40);
  const first = await ask(order, 1);
  await refuseReturn(db, order.number, first, { answer: 'It was worn.' }, STAFF);
  const second = await ask(order, 1);
  await acceptReturn(db, order.number, second, STAFF);
  const again = acceptReturn(db, order.number, first, STAFF);
  await expect(again).rejects.toMatchObject({ code: 'returned_meanwhile', status: 409 });
  await receive(order, second, 1);
  expect(await broken()).toEqual([]);
});

describe('the doctor sees pieces that came into stock twice', () => {
  class Undo extends Error {}
  const RULE = 'nothing_comes_into_stock_twice';

  /** Undone at the end: what it writes is what only a fault of ours would. */
  const seen = (order: Paid, ...faults: readonly string[]) => {
    let found: readonly string[] = [];
    const undone = inTransaction(ownerDb, async (tx) => {
      for (const fault of faults) await sql.raw(fault.replaceAll('$order', `'${order.orderId}'`)).execute(tx);
      found = (await checkInvariants(tx)).find(({ name }) => name === RULE)?.samples ?? [];
      throw new Undo();
    });
    return undone.catch((error) => {
      if (!(error instanceof Undo)) throw error;
      return found.includes(order.number);
    });
  };
  const AGAIN = `insert into stock_movements (at, pool_id, kind, on_hand, order_item_id)
    select at, pool_id, kind, on_hand, order_item_id from stock_movements
    where kind = 'return' and order_item_id in (select id from order_items where order_id = $order)`;
  const LOST = `update shipments set state = 'lost', ended_at = now() where order_id = $order`;
  const CAME_BACK = LOST.replace('lost', 'returned');

  test('booked twice by a return, or by a parcel that came back', async () => {
    const returned = await aSentOrder(2);
    await receive(returned, await ask(returned, 1), 1);
    const unopened = await aSentOrder(1);
    await endParcel(db, unopened.number, 1, 'returned', STAFF);
    for (const order of [returned, unopened]) {
      expect(await seen(order)).toBe(false);
      expect(await seen(order, AGAIN)).toBe(true);
    }
  });

  test('received by a return though the parcel was lost, or came back itself', async () => {
    const order = await aSentOrder(1);
    await receive(order, await ask(order, 1), 1);
    expect(await seen(order)).toBe(false);
    expect(await seen(order, LOST)).toBe(true);
    expect(await seen(order, CAME_BACK)).toBe(true);
  });
});
