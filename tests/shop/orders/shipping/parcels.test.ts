import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { createPool, db, inTransaction } from '#lib/db.ts';
import { cancelOwnPieces, planCancelling } from '#shop/orders/shipping/cancel-pieces.ts';
import { endParcel } from '#shop/orders/shipping/end-parcel.ts';
import { listSentLines } from '#shop/orders/shipping/lines-to-ship.ts';
import { packParcel, unpackParcel } from '#shop/orders/shipping/pack-parcel.ts';
import { resolveParcel } from '#shop/orders/shipping/resolve-parcel.ts';
import { shipParcel } from '#shop/orders/shipping/ship-parcel.ts';
import { viewParcels } from '#shop/orders/shipping/view-parcels.ts';
import { findOrder } from '#shop/orders/store.ts';
import { insertShipment } from '#shop/shipping/shipment-store.ts';
import { aVisitor } from '#tests/support/checkout-fixtures.ts';
import { eventually } from '#tests/support/eventually.ts';
import {
  aPaidGoodsOrder,
  aWarehouse,
  levelOf,
  pieces,
  receiveStock,
  STAFF,
  sendPieces,
  someGoods,
  type TestGoods,
  unequalLevels,
} from '#tests/support/goods-order.ts';
import { factsOf } from '#tests/support/order-facts.ts';
import { ownerDb } from '#tests/support/owner-db.ts';
import { ROW_LOCK, withoutGuards } from '#tests/support/remove-guards.ts';

const toPack = async (orderId: string) => (await listSentLines(db, orderId)).map((line) => line.toPack);
const orderOf = async (number: string) => {
  const order = await findOrder(db, { number });
  if (!order) throw new Error('no order');
  return order;
};
/** In both warehouses. */
const allocated = async () =>
  ((await levelOf(small, near))?.allocated ?? 0) + ((await levelOf(small, far))?.allocated ?? 0);
const refundsOf = (orderId: string) =>
  db.selectFrom('refunds').select('amount').where('orderId', '=', orderId).orderBy('amount').execute();
const pack = (
  number: string,
  warehouse: string,
  what: ReadonlyMap<number, number>,
  key: string = randomUUID(),
) => packParcel(db, number, { key, warehouse }, what, STAFF);

let [near, far] = ['', ''];
let goods: TestGoods;
let small = '';
beforeAll(async () => {
  [near, far] = [await aWarehouse('DE'), await aWarehouse('JP')];
  goods = await someGoods(['Small', 'Large'], { [near]: 50, [far]: 50 });
  small = goods.variantIds[0] ?? '';
});

describe('an order of goods', () => {
  test('leaves in several parcels, and the stock goes down with each', async () => {
    const before = await levelOf(small, far);
    const order = await aPaidGoodsOrder([small, 3], [goods.variantIds[1] ?? '', 1]);
    expect(await toPack(order.orderId)).toEqual([3, 1]);
    const first = await sendPieces(order.number, far, pieces([1, 2]), '00340434161094015902');
    expect(await toPack(order.orderId)).toEqual([1, 1]);
    expect(await levelOf(small, far)).toMatchObject({ onHand: (before?.onHand ?? 0) - 2 });
    expect(await viewParcels(db, order.orderId)).toMatchObject({
      parcels: [{ number: first, state: 'shipped', carrier: 'DHL', lines: [{ quantity: 2 }] }],
      coming: [{ quantity: 1 }, { quantity: 1 }],
    });
    const second = await sendPieces(order.number, near, pieces([1, 1], [2, 1]));
    expect([first, second]).toEqual([1, 2]);
    expect((await viewParcels(db, order.orderId)).coming).toEqual([]);
    expect(await factsOf(order.orderId)).toMatchObject({
      mails: ['order-confirmation', 'parcel-shipped', 'parcel-shipped'],
    });
    expect(await unequalLevels()).toEqual([]);
  });

  test('is packed once by a form sent twice, shipped once, and never beyond what was ordered', async () => {
    const order = await aPaidGoodsOrder([small, 2]);
    const key = randomUUID();
    const [one, again] = await Promise.all([
      pack(order.number, near, pieces([1, 2]), key),
      pack(order.number, near, pieces([1, 2]), key),
    ]);
    expect(one).toBe(again);
    const { onHand = 0 } = (await levelOf(small, near)) ?? {};
    const by = { carrier: 'DHL', tracking: 'A1' };
    expect(await shipParcel(db, order.number, one, by, STAFF)).toBe(true);
    expect(await shipParcel(db, order.number, one, by, STAFF)).toBe(false);
    expect(await levelOf(small, near)).toMatchObject({ onHand: onHand - 2 });
    await expect(pack(order.number, near, pieces([1, 1]))).rejects.toMatchObject({
      code: 'packed_meanwhile',
    });
    await expect(pack(order.number, near, pieces())).rejects.toMatchObject({ code: 'nothing_chosen' });
    await expect(unpackParcel(db, order.number, one, STAFF)).rejects.toMatchObject({ code: 'has_left' });
  });

  test('gives what was unpacked to another parcel', async () => {
    const order = await aPaidGoodsOrder([small, 1]);
    const parcel = await pack(order.number, near, pieces([1, 1]));
    await unpackParcel(db, order.number, parcel, STAFF);
    expect(await toPack(order.orderId)).toEqual([1]);
    await sendPieces(order.number, near, pieces([1, 1]));
    expect(await unequalLevels()).toEqual([]);
  });

  test('is neither packed nor shipped in a warehouse that has none', async () => {
    const empty = await aWarehouse('FR');
    const order = await aPaidGoodsOrder([small, 1]);
    const packing = pack(order.number, empty, pieces([1, 1]));
    await expect(packing).rejects.toMatchObject({ code: 'not_on_hand' });
    await receiveStock(small, { [empty]: 1 });
    const parcel = await pack(order.number, empty, pieces([1, 1]));
    await receiveStock(small, { [empty]: -1 });
    const shipping = shipParcel(db, order.number, parcel, { carrier: '', tracking: '' }, STAFF);
    await expect(shipping).rejects.toMatchObject({ code: 'not_on_hand' });
    expect(await unequalLevels()).toEqual([]);
  });
});

describe('two who pack the same line at once', () => {
  /** All of them have read what waits before the first one writes. */
  const race = async (through: typeof db) => {
    const order = await aPaidGoodsOrder([small, 1]);
    const holder = createPool('holder', 1, process.env['DATABASE_OWNER_URL']);
    const client = await holder.connect();
    await client.query('begin; lock table shipments in exclusive mode');
    const packing = [near, far, near].map((warehouse) =>
      packParcel(through, order.number, { key: randomUUID(), warehouse }, pieces([1, 1]), STAFF),
    );
    const settled = Promise.allSettled(packing);
    await eventually(async () => {
      const { rows } = await sql`
        select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
        db,
      );
      return rows.length >= 3;
    });
    await client.query('commit');
    client.release();
    await holder.end();
    const answers = await settled;
    const parcels = await db
      .selectFrom('shipments')
      .select('id')
      .where('orderId', '=', order.orderId)
      .execute();
    const codes = answers.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code?: string }).code] : [],
    );
    return { count: parcels.length, codes };
  };

  test('make one parcel, and the others are told', async () => {
    expect(await race(db)).toEqual({ count: 1, codes: ['packed_meanwhile', 'packed_meanwhile'] });
  });

  test('are stopped by the database alone, without a word, where the lock is missing', async () => {
    const unlocked = withoutGuards(ROW_LOCK);
    const seen = await race(unlocked.db).finally(() => unlocked.end());
    expect(seen.count).toBe(1);
    expect(seen.codes).not.toContain('packed_meanwhile');
  });

  test('cannot write more pieces than were ordered, but for the trigger', async () => {
    const order = await aPaidGoodsOrder([small, 1]);
    const parcel = await pack(order.number, near, pieces([1, 1]));
    const [line] = await listSentLines(db, order.orderId);
    const twice = (through: typeof db) =>
      inTransaction(through, async (tx) => {
        const again = { warehouseId: near, form: randomUUID(), packedAt: new Date() };
        const item = { orderItemId: line?.item.id ?? '', quantity: 1 };
        await insertShipment(tx, { orderId: order.orderId, ...again, items: [item] });
        throw new Error('written');
      });
    await expect(twice(db)).rejects.toThrow('a line of 1 pieces has 2 in parcels');
    await sql`alter table shipment_items disable trigger shipment_items_within_order`.execute(ownerDb);
    await expect(twice(db)).rejects.toThrow('written');
    await sql`alter table shipment_items enable trigger shipment_items_within_order`.execute(ownerDb);
    expect(parcel).toBe(1);
  });
});

describe('a parcel that does not arrive', () => {
  test('is sent again, with new stock', async () => {
    const order = await aPaidGoodsOrder([small, 2]);
    const parcel = await sendPieces(order.number, near, pieces([1, 2]));
    await endParcel(db, order.number, parcel, 'lost', STAFF);
    await endParcel(db, order.number, parcel, 'lost', STAFF);
    expect(await toPack(order.orderId)).toEqual([0]);
    await resolveParcel(db, order.number, parcel, 'send_again', STAFF);
    await resolveParcel(db, order.number, parcel, 'send_again', STAFF);
    await expect(resolveParcel(db, order.number, parcel, 'refund', STAFF)).rejects.toMatchObject({
      code: 'already_ended',
    });
    expect(await toPack(order.orderId)).toEqual([2]);
    await sendPieces(order.number, near, pieces([1, 2]));
    expect(await toPack(order.orderId)).toEqual([0]);
    expect(await unequalLevels()).toEqual([]);
  });

  test('is refunded, and what is still here is sent', async () => {
    const order = await aPaidGoodsOrder([small, 3]);
    const parcel = await sendPieces(order.number, near, pieces([1, 2]));
    await endParcel(db, order.number, parcel, 'lost', STAFF);
    const refunds = await resolveParcel(db, order.number, parcel, 'refund', STAFF);
    expect(await resolveParcel(db, order.number, parcel, 'refund', STAFF)).toEqual([]);
    expect(refunds).toHaveLength(1);
    expect(await refundsOf(order.orderId)).toEqual([{ amount: 4000 }]);
    expect(await toPack(order.orderId)).toEqual([1]);
    expect(await unequalLevels()).toEqual([]);
  });

  test('and came back goes into stock again', async () => {
    const order = await aPaidGoodsOrder([small, 1]);
    const parcel = await sendPieces(order.number, near, pieces([1, 1]));
    const { onHand = 0 } = (await levelOf(small, near)) ?? {};
    await endParcel(db, order.number, parcel, 'returned', STAFF);
    expect(await levelOf(small, near)).toMatchObject({ onHand: onHand + 1 });
    await resolveParcel(db, order.number, parcel, 'send_again', STAFF);
    expect(await toPack(order.orderId)).toEqual([1]);
    await expect(endParcel(db, order.number, parcel, 'delivered', STAFF)).rejects.toMatchObject({
      code: 'already_ended',
    });
  });
});

describe('what is cancelled before it is sent', () => {
  test('is refunded at once, and others can buy it', async () => {
    const taken = await allocated();
    const order = await aPaidGoodsOrder([small, 3]);
    await sendPieces(order.number, near, pieces([1, 1]));
    const plan = await inTransaction(db, async (tx) =>
      planCancelling(tx, await orderOf(order.number), pieces([1, 2])),
    );
    expect(plan.amount.amount).toBe(4000);
    const form = randomUUID();
    const cancel = () =>
      cancelOwnPieces(db, order.number, order.visitor, pieces([1, 2]), { form, amount: 4000 });
    const answers = await Promise.all([cancel(), cancel()]);
    expect(answers.flat()).toHaveLength(1);
    expect(await refundsOf(order.orderId)).toEqual([{ amount: 4000 }]);
    expect(await toPack(order.orderId)).toEqual([0]);
    expect(await allocated()).toBe(taken);
    expect(await unequalLevels()).toEqual([]);
  });

  test('is not what was packed, not another buyer’s, and not another amount than was shown', async () => {
    const order = await aPaidGoodsOrder([small, 1]);
    const cancel = (visitor: typeof order.visitor, amount: number) =>
      cancelOwnPieces(db, order.number, visitor, pieces([1, 1]), { form: randomUUID(), amount });
    await expect(cancel(await aVisitor(), 2000)).rejects.toMatchObject({ code: 'unknown_order' });
    await expect(cancel(order.visitor, 100)).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await pack(order.number, near, pieces([1, 1]));
    await expect(cancel(order.visitor, 2000)).rejects.toMatchObject({ code: 'packed_meanwhile' });
  });
});
