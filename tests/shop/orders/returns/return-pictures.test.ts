import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { requestReturn } from '#shop/orders/returns/request-return.ts';
import { findOrder } from '#shop/orders/store.ts';
import {
  eraseReturnWords,
  findReturnPicture,
  insertReturnPicture,
} from '#shop/shipping/return-picture-store.ts';
import { listReturns } from '#shop/shipping/return-store.ts';
import { aPaidGoodsOrder, aWarehouse, pieces, sendPieces, someGoods } from '#tests/support/goods-order.ts';

let [warehouse, variant] = ['', ''];
beforeAll(async () => {
  warehouse = await aWarehouse('DE');
  [variant = ''] = (await someGoods(['Small'], { [warehouse]: 9 })).variantIds;
});

const keep = (orderId: string) =>
  inTransaction(db, (tx) => insertReturnPicture(tx, orderId, Buffer.from('RIFF')));

test('pictures of forms that were never sent are few, and go after a day', async () => {
  const { orderId } = await aPaidGoodsOrder([variant, 1]);
  const ids: (string | null)[] = [];
  for (let at = 0; at < 11; at++) ids.push(await keep(orderId));
  expect(ids.filter((id) => id === null)).toHaveLength(1);
  await sql`update return_pictures set created_at = now() - interval '25 hours' where order_id = ${orderId}`.execute(
    db,
  );
  const fresh = await keep(orderId);
  const left = await db.selectFrom('returnPictures').select('id').where('orderId', '=', orderId).execute();
  expect(left).toEqual([{ id: fresh }]);
});

test('erasing a person erases the picture and the words of returns, and one of another order is refused', async () => {
  const order = await aPaidGoodsOrder([variant, 1]);
  await sendPieces(order.number, warehouse, pieces([1, 1]));
  const picture = (await keep(order.orderId)) ?? '';
  const form = { form: randomUUID(), wish: 'refund', reason: 'damaged', note: 'It is torn.' } as const;
  const wish = { pieces: pieces([1, 1]), variants: new Map<number, string>() };
  const ask = (id: string) => requestReturn(db, order.number, order.visitor, { ...form, picture: id }, wish);
  const foreign = (await keep((await aPaidGoodsOrder([variant, 1])).orderId)) ?? '';
  await expect(ask(foreign)).rejects.toMatchObject({ status: 422, fields: { picture: expect.any(String) } });
  await ask(picture);
  expect(await findReturnPicture(db, picture)).toEqual(Buffer.from('RIFF'));
  const { customerId } = (await findOrder(db, { id: order.orderId })) ?? expect.fail('no order');
  await inTransaction(db, (tx) => eraseReturnWords(tx, customerId ?? ''));
  expect(await listReturns(db, order.orderId)).toMatchObject([{ note: '', pictureId: null }]);
  expect(await findReturnPicture(db, picture)).toBeNull();
});
