import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { chooseForLateMoney } from '#shop/orders/late-choice/choose.ts';
import { requestReturn } from '#shop/orders/returns/request-return.ts';
import { endParcel } from '#shop/orders/shipping/end-parcel.ts';
import { listExportRows } from '#shop/products/kinds/goods/csv/store.ts';
import { planPrices } from '#shop/products/prices/plan/plan-prices.ts';
import {
  aPaidGoodsOrder,
  aWarehouse,
  lateGoodsMoney,
  pieces,
  STAFF,
  sendPieces,
  someGoods,
} from '#tests/support/goods-order.ts';
import { aColleague } from '#tests/support/staff.ts';
import { daysPass } from '#tests/support/time-of-prices.ts';

let staff: `staff:${string}`;
beforeAll(async () => {
  staff = await aColleague('Kim');
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);

/** A variant for 30.00 that costs 20.00 in days 2 to 4, as others of its product always do; and so many days pass. */
async function onSale(slug: string, variant: string, days: number): Promise<void> {
  await sql`update variants set price_amount = 3000 where id = ${variant}`.execute(db);
  const dates = { starts_at: inDays(2), ends_at: inDays(4) };
  await planPrices(db, slug, { act: 'sale', sale_variant: variant, sale_price: '20', ...dates }, staff);
  await daysPass(slug, 3);
  if (days === 3) return;
  // The sale was seen to begin; its end is due, and nothing has ended it.
  await sql`select settle_price(${variant}::uuid)`.execute(db);
  await daysPass(slug, days - 3);
}

const costs = async (variant: string) =>
  (await db.selectFrom('variants').select('priceAmount').where('id', '=', variant).executeTakeFirstOrThrow())
    .priceAmount;

test('late money buys what a sale makes no dearer by now, and nothing whose sale is over, while the job is down', async () => {
  const late = await lateGoodsMoney(2, 2);
  const [begun = '', over = ''] = late.rest;
  await onSale(late.slug, over, 5);
  expect(await costs(over)).toBe(2000);
  const choose = (variant: string) => chooseForLateMoney(db, late.number, late.visitor, variant);
  await expect(choose(over)).rejects.toMatchObject({ code: 'not_offered' });
  expect(await costs(over)).toBe(3000);
  await onSale(late.slug, begun, 3);
  expect(await costs(begun)).toBe(3000);
  await choose(begun);
  expect(await costs(begun)).toBe(2000);
});

test('an exchange is for what costs no more by now, while the job is down', async () => {
  const warehouse = await aWarehouse('DE');
  const { slug, variantIds } = await someGoods(['Small', 'Medium', 'Large'], { [warehouse]: 20 });
  const [small = '', begun = '', over = ''] = variantIds;
  const order = await aPaidGoodsOrder([small, 1]);
  const parcel = await sendPieces(order.number, warehouse, pieces([1, 1]));
  await endParcel(db, order.number, parcel, 'delivered', STAFF);
  const exchange = (variant: string) => {
    const form = { form: randomUUID(), wish: 'exchange', reason: 'size', note: '', picture: '' } as const;
    const wish = { pieces: pieces([1, 1]), variants: new Map([[1, variant]]) };
    return requestReturn(db, order.number, order.visitor, form, wish);
  };
  await onSale(slug, over, 5);
  await expect(exchange(over)).rejects.toMatchObject({ code: 'which_variant' });
  await onSale(slug, begun, 3);
  expect(await exchange(begun)).toBe(1);
});

test('a sheet of goods has the regular price while a sale runs, so that taking it over again changes nothing', async () => {
  const { slug, variantIds } = await someGoods(['Small', 'Medium'], {});
  const [small = '', onOffer = ''] = variantIds;
  await onSale(slug, onOffer, 5);
  expect([await costs(small), await costs(onOffer)]).toEqual([2000, 2000]);
  const rows = await listExportRows(db, [slug], 10);
  expect(rows.map(({ priceAmount }) => priceAmount)).toEqual([2000, 3000]);
});
