import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import type { Account } from '#shop/accounts/account.ts';
import { requestReturn } from '#shop/orders/returns/request-return.ts';
import { loadReturn } from '#shop/orders/returns/view-return.ts';
import { loadParcelSheet } from '#shop/orders/shipping/parcel-sheet.ts';
import { listWarehousesFor } from '#shop/orders/shipping/warehouse-store.ts';
import { findOrder } from '#shop/orders/store.ts';
import { listReturnsOf } from '#shop/reports/returns-store.ts';
import { listOrdersToShip } from '#shop/reports/to-ship-store.ts';
import { listReturns } from '#shop/shipping/return-store.ts';
import { listShipments } from '#shop/shipping/shipment-store.ts';
import { aPaidGoodsOrder, aWarehouse, pieces, someGoods } from '#tests/support/goods-order.ts';
import { actOnParcels } from '#web/admin/parcel-acts.ts';
import { actOnReturn } from '#web/admin/return-acts.ts';

const account = { userId: '00000000-0000-4000-8000-000000000001', role: 'admin' } as Account;
const supporter = { ...account, role: 'supporter' } as Account;
const form = (texts: Readonly<Record<string, string>>) => ({ values: texts, texts });

let warehouse = '';
let variant = '';
beforeAll(async () => {
  warehouse = await aWarehouse('DE');
  [variant = ''] = (await someGoods(['Small'], { [warehouse]: 20 })).variantIds;
});

test('forms of staff pack, send, correct and end a parcel, and say where a number is wrong', async () => {
  const { number, orderId } = await aPaidGoodsOrder([variant, 3]);
  const waiting = async () => (await listOrdersToShip(db, 200)).find((order) => order.number === number);
  expect(await waiting()).toMatchObject({ pieces: 3, packed: 0, city: 'Berlin', method: 'Parcel' });
  expect((await listWarehousesFor(db, orderId))[0]).toMatchObject({ id: warehouse, allocated: 3 });
  const pack = { act: 'pack', key: randomUUID(), warehouse, 'line-1': '2', carrier: 'DHL', tracking: '' };
  const wrong = actOnParcels(number, form({ ...pack, 'line-1': 'two' }), account);
  await expect(wrong).rejects.toMatchObject({ status: 422, fields: { 'line-1': expect.any(String) } });
  await actOnParcels(number, form(pack), account);
  expect(await waiting()).toMatchObject({ pieces: 1, packed: 1 });
  const order = await findOrder(db, { number });
  if (!order) throw new Error('no order');
  expect(await loadParcelSheet(db, order, 1)).toMatchObject({
    to: { city: 'Berlin' },
    lines: [{ quantity: 2, value: 4000, facts: { weightGrams: 420, originCountry: 'PT' } }],
    coming: [{ quantity: 1 }],
  });
  await actOnParcels(number, form({ act: 'ship', parcel: '1', carrier: 'DHL', tracking: 'A1' }), account);
  await actOnParcels(number, form({ ...pack, key: randomUUID(), act: 'send', 'line-1': '1' }), account);
  await actOnParcels(number, form({ act: 'delivered', parcel: '1' }), account);
  const say = (act: string, more: object = {}, who = account) =>
    actOnParcels(number, form({ act, parcel: '2', ...more }), who);
  expect(await say('lost')).toMatchObject({
    act: 'lost',
    state: 'shipped',
    refund: { total: { amount: 2000 } },
  });
  expect(await listShipments(db, orderId)).toMatchObject([{}, { state: 'shipped' }]);
  await say('lost', { step: 'do' });
  await expect(say('refund', { step: 'do', amount: '2000' }, supporter)).rejects.toMatchObject({
    code: 'unknown_act',
  });
  expect(await say('refund')).toMatchObject({
    ...{ act: 'refund', state: 'lost' },
    refund: { lines: [{ amount: { amount: 2000 } }], shipping: { amount: { amount: 0 } }, paidIn: null },
  });
  for (const amount of ['', '1999'])
    await expect(say('refund', { step: 'do', amount })).rejects.toMatchObject({ code: 'changed_meanwhile' });
  expect(await say('refund', { step: 'do', amount: '2000' })).toBeNull();
  expect(await listShipments(db, orderId)).toMatchObject([
    { state: 'delivered', trackingNumber: 'A1' },
    { state: 'lost', resolution: 'refund' },
  ]);
  expect(await waiting()).toBeUndefined();
});

test('forms of staff receive a return and refund it line by line', async () => {
  const { number, orderId, visitor } = await aPaidGoodsOrder([variant, 2]);
  const send = { act: 'send', key: randomUUID(), warehouse, 'line-1': '2', carrier: '', tracking: '' };
  await actOnParcels(number, form(send), account);
  const wish = { form: randomUUID(), wish: 'refund', reason: 'size', note: '', picture: '' } as const;
  const made = await requestReturn(db, number, visitor, wish, {
    pieces: pieces([1, 2]),
    variants: new Map(),
  });
  const act = async (texts: Readonly<Record<string, string>>) => {
    const found = await loadReturn(db, number, made);
    if (!found) throw new Error('no return');
    return actOnReturn(found, form(texts), account);
  };
  expect((await listReturnsOf(db, 'open', 200)).find((one) => one.order === number)).toMatchObject({
    pieces: 2,
  });
  await act({ act: 'receive', warehouse, 'restocked-1': '1', 'damaged-1': '1', 'missing-1': '0' });
  await expect(act({ act: 'refund', 'amount-1': 'much', shipping: '' })).rejects.toMatchObject({
    status: 422,
  });
  const amounts = { act: 'refund', 'amount-1': '30.00', shipping: '1.00' };
  expect(await act(amounts)).toMatchObject({
    act: 'refund',
    refund: { total: { amount: 3100 }, shipping: { amount: { amount: 100 } } },
  });
  expect(await listReturns(db, orderId)).toMatchObject([{ state: 'received' }]);
  expect(await act({ ...amounts, step: 'do' })).toBeNull();
  expect(await listReturns(db, orderId)).toMatchObject([{ state: 'refunded' }]);
  const refunds = await db.selectFrom('refunds').select('amount').where('orderId', '=', orderId).execute();
  expect(refunds).toEqual([{ amount: 3100 }]);
});
