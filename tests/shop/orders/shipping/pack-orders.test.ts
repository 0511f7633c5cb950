import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { packOrders, planPacking } from '#shop/orders/shipping/pack-orders.ts';
import { listUnweighed } from '#shop/reports/unweighed-store.ts';
import { listShipments } from '#shop/shipping/shipment-store.ts';
import { aPaidGoodsOrder, aWarehouse, STAFF, sendPieces, someGoods } from '#tests/support/goods-order.ts';

let [here, there] = ['', ''];
let near: readonly string[] = [];
let far: readonly string[] = [];
beforeAll(async () => {
  [here, there] = [await aWarehouse('DE'), await aWarehouse('DE')];
  near = (await someGoods(['Small', 'Large'], { [here]: 50 })).variantIds;
  far = (await someGoods(['Small'], { [there]: 50 })).variantIds;
});

const statesOf = async (orderId: string) =>
  (await listShipments(db, orderId)).map(({ state, items }) => [
    state,
    items.map(({ quantity }) => quantity),
  ]);

test('packs everything that waits of each order, once, and says which have to be packed by hand', async () => {
  const one = await aPaidGoodsOrder([near[0] ?? '', 2], [near[1] ?? '', 1]);
  const partly = await aPaidGoodsOrder([near[0] ?? '', 3]);
  await sendPieces(partly.number, here, new Map([[1, 1]]));
  const apart = await aPaidGoodsOrder([near[0] ?? '', 1], [far[0] ?? '', 1]);
  const sent = await aPaidGoodsOrder([near[0] ?? '', 1]);
  await sendPieces(sent.number, here, new Map([[1, 1]]));
  const orders = [one, partly, apart, sent].map(({ number }) => number);
  const plans = await planPacking(db, [...orders, one.number, 'ORD-2026-999999']);
  expect(plans.map(({ order, problem }) => [order, problem])).toEqual([
    [one.number, null],
    [partly.number, null],
    [apart.number, 'It lies in several warehouses: pack it on its own page.'],
    [sent.number, 'Nothing of it waits to be packed.'],
  ]);
  const key = randomUUID();
  const done = await Promise.all([
    packOrders(db, { key, orders }, STAFF),
    packOrders(db, { key, orders }, STAFF),
  ]);
  for (const { problems } of done)
    expect(problems.map(({ order }) => order)).toEqual(expect.arrayContaining([apart.number, sent.number]));
  expect(await statesOf(one.orderId)).toEqual([['packed', [2, 1]]]);
  expect(await statesOf(partly.orderId)).toEqual([
    ['shipped', [1]],
    ['packed', [2]],
  ]);
  expect(await statesOf(apart.orderId)).toEqual([]);
  const again = await packOrders(db, { key, orders }, STAFF);
  expect(again.packed).toEqual([one.number, partly.number]);
  expect(await statesOf(one.orderId)).toHaveLength(1);
});

test('goods on sale without a weight are named for rates by weight', async () => {
  const { productId, slug, variantIds } = await someGoods(['Small', 'Large'], {});
  const mine = async () => (await listUnweighed(db, 500)).find((one) => one.slug === slug);
  expect(await mine()).toBeUndefined();
  await db
    .updateTable('goodsVariants')
    .set({ weightGrams: null })
    .where('variantId', '=', variantIds[0] ?? '')
    .execute();
  expect(await mine()).toMatchObject({ variants: 1 });
  await db.updateTable('products').set({ status: 'draft' }).where('id', '=', productId).execute();
  expect(await mine()).toBeUndefined();
});
