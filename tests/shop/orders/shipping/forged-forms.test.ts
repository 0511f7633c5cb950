import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import type { Account } from '#shop/accounts/account.ts';
import { addGivenUnits } from '#shop/entitlements/store.ts';
import { applyRefundEffects } from '#shop/orders/refunds/apply-refund-effects.ts';
import { receiveReturn } from '#shop/orders/returns/receive-return.ts';
import { requestReturn } from '#shop/orders/returns/request-return.ts';
import { loadReturn } from '#shop/orders/returns/view-return.ts';
import { endParcel } from '#shop/orders/shipping/end-parcel.ts';
import { packParcel } from '#shop/orders/shipping/pack-parcel.ts';
import { viewParcels } from '#shop/orders/shipping/view-parcels.ts';
import { listItems, lockOrder } from '#shop/orders/store.ts';
import { listShipments } from '#shop/shipping/shipment-store.ts';
import {
  aPaidGoodsOrder,
  aWarehouse,
  levelOf,
  pieces,
  sendPieces,
  someGoods,
  STAFF as staff,
} from '#tests/support/goods-order.ts';
import { actOnParcels } from '#web/admin/parcel-acts.ts';

let [warehouse, closed, variant, large] = ['', '', '', ''];
beforeAll(async () => {
  [warehouse, closed] = [await aWarehouse('DE'), await aWarehouse('JP')];
  [variant = '', large = ''] = (
    await someGoods(['Small', 'Large'], { [warehouse]: 90, [closed]: 9 })
  ).variantIds;
  await db.updateTable('warehouses').set({ closedAt: new Date() }).where('id', '=', closed).execute();
});

type Paid = Awaited<ReturnType<typeof aPaidGoodsOrder>>;
const asked = (order: Paid, quantity: number) =>
  requestReturn(
    db,
    order.number,
    order.visitor,
    { form: randomUUID(), wish: 'refund', reason: 'size', note: '', picture: '' },
    { pieces: pieces([1, quantity]), variants: new Map() },
  );
const received = (order: Paid, into: string, restocked: number, damaged = 0) => {
  const came = new Map([[1, { restocked, damaged, missing: 0 }]]);
  return receiveReturn(db, order.number, 1, { warehouse: into, received: came }, staff);
};
const onHand = async () => (await levelOf(variant, warehouse))?.onHand;

describe('a form whose fields were changed by hand', () => {
  test.each(['', 'x', 'NaN', '1.5', '1e99', '40000', '99999999999'])(
    'names no parcel: “%s”',
    async (parcel) => {
      const { number } = await aPaidGoodsOrder([variant, 1]);
      for (const act of ['ship', 'delivered', 'send_again']) {
        const values = { act, parcel, carrier: '', tracking: '' };
        const account = { userId: randomUUID(), role: 'admin' } as Account;
        const answer = actOnParcels(number, { values, texts: values }, account);
        await expect(answer).rejects.toMatchObject({ code: 'unknown_parcel', status: 404 });
      }
    },
  );

  test('of one order packs, sends and asks for nothing of another', async () => {
    const [one, two] = [await aPaidGoodsOrder([variant, 1]), await aPaidGoodsOrder([variant, 1])];
    const key = randomUUID();
    await packParcel(db, one.number, { key, warehouse }, pieces([1, 1]), staff);
    const refused = { code: 'other_form', status: 422 };
    const packed = packParcel(db, two.number, { key, warehouse }, pieces([1, 1]), staff);
    await expect(packed).rejects.toMatchObject(refused);
    const form = { form: randomUUID(), wish: 'refund', reason: 'size', note: '', picture: '' } as const;
    const wish = { pieces: pieces([1, 1]), variants: new Map() };
    await sendPieces(two.number, warehouse, pieces([1, 1]));
    await requestReturn(db, two.number, two.visitor, form, wish);
    await expect(requestReturn(db, one.number, one.visitor, form, wish)).rejects.toMatchObject(refused);
  });

  test('names no return', async () => {
    const order = await aPaidGoodsOrder([variant, 1]);
    for (const at of [0, -1, 1.5, 1e30, 40_000, 99_999_999_999, Number.NaN])
      expect(await loadReturn(db, order.number, at)).toBeNull();
  });

  test('packs and receives in no warehouse that is closed or is not there', async () => {
    const order = await aPaidGoodsOrder([variant, 1]);
    const refused = { code: 'unknown_warehouse', status: 422 };
    for (const wrong of [randomUUID(), closed]) {
      const packed = packParcel(
        db,
        order.number,
        { key: randomUUID(), warehouse: wrong },
        pieces([1, 1]),
        staff,
      );
      await expect(packed).rejects.toMatchObject(refused);
    }
    await sendPieces(order.number, warehouse, pieces([1, 1]));
    await asked(order, 1);
    for (const wrong of [randomUUID(), closed])
      await expect(received(order, wrong, 1)).rejects.toMatchObject(refused);
  });
});

describe('pieces that the buyer sends back', () => {
  test.each(['accepted', 'received'])('come into stock once: return %s', async (state) => {
    const order = await aPaidGoodsOrder([variant, 2]);
    await sendPieces(order.number, warehouse, pieces([1, 2]));
    await endParcel(db, order.number, 1, 'delivered', staff);
    await asked(order, 2);
    if (state === 'received') await received(order, warehouse, 1, 1);
    const before = await onHand();
    const back = endParcel(db, order.number, 1, 'returned', staff);
    await expect(back).rejects.toMatchObject({ code: 'in_return', status: 409 });
    expect(await onHand()).toBe(before);
  });

  test('do not, because of a parcel that was thought lost', async () => {
    const order = await aPaidGoodsOrder([variant, 1]);
    await sendPieces(order.number, warehouse, pieces([1, 1]));
    await asked(order, 1);
    await endParcel(db, order.number, 1, 'lost', staff);
    const back = endParcel(db, order.number, 1, 'returned', staff);
    await expect(back).rejects.toMatchObject({ code: 'in_return' });
  });

  test('are not sent again because their parcel is said to be lost', async () => {
    const order = await aPaidGoodsOrder([variant, 3]);
    await sendPieces(order.number, warehouse, pieces([1, 3]));
    await asked(order, 1);
    await received(order, warehouse, 1);
    const lost = endParcel(db, order.number, 1, 'lost', staff);
    await expect(lost).rejects.toMatchObject({ code: 'in_return' });
  });

  test('keep no other parcel of the line from coming back', async () => {
    const order = await aPaidGoodsOrder([variant, 2]);
    for (const _ of [1, 2]) await sendPieces(order.number, warehouse, pieces([1, 1]));
    await asked(order, 1);
    const before = (await onHand()) ?? 0;
    await endParcel(db, order.number, 2, 'returned', staff);
    expect(await onHand()).toBe(before + 1);
    await expect(endParcel(db, order.number, 1, 'returned', staff)).rejects.toMatchObject({
      code: 'in_return',
    });
  });
});

describe('a packed parcel with pieces that are the buyer’s no more', () => {
  const pack = (order: Paid, ...lines: [number, number][]) =>
    packParcel(db, order.number, { key: randomUUID(), warehouse }, pieces(...lines), staff);
  const take = ({ orderId }: Paid, units: number) =>
    inTransaction(db, async (tx) => {
      const [line] = await listItems(tx, orderId);
      const order = await lockOrder(tx, orderId);
      await addGivenUnits(tx, line?.id ?? '', units);
      await applyRefundEffects(tx, order ?? expect.fail('no order'), staff);
    });
  const parcels = async ({ orderId }: Paid) =>
    (await listShipments(db, orderId)).map(({ number, state }) => `${number} ${state}`);

  test('is unpacked, and its other lines wait again', async () => {
    const order = await aPaidGoodsOrder([variant, 2], [large, 1]);
    await pack(order, [1, 2], [2, 1]);
    await take(order, 2);
    expect(await parcels(order)).toEqual([]);
    expect((await viewParcels(db, order.orderId)).cancellable).toMatchObject([{ position: 1, quantity: 1 }]);
  });

  test('is the newest one, where the others are the buyer’s', async () => {
    const order = await aPaidGoodsOrder([variant, 3]);
    await sendPieces(order.number, warehouse, pieces([1, 1]));
    await pack(order, [1, 1]);
    await pack(order, [1, 1]);
    await take(order, 1);
    expect(await parcels(order)).toEqual(['1 shipped', '2 packed']);
  });

  test('stays where there are enough that are not packed', async () => {
    const order = await aPaidGoodsOrder([variant, 3]);
    await pack(order, [1, 1]);
    await take(order, 2);
    expect(await parcels(order)).toEqual(['1 packed']);
  });
});
