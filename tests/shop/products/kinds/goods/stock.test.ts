import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { lowStockEmail } from '#shop/emails/low-stock-email.ts';
import { endOrder } from '#shop/orders/end.ts';
import { goodsAvailability } from '#shop/products/kinds/goods/availability.ts';
import { changeStock } from '#shop/products/kinds/goods/stock/change-stock.ts';
import { importSheet } from '#shop/products/kinds/goods/stock/import-sheet.ts';
import { findStockVariant, listForCount, listStock } from '#shop/products/kinds/goods/stock/list-store.ts';
import { setMinimum } from '#shop/products/kinds/goods/stock/set-minimum.ts';
import { sheetCsv } from '#shop/products/kinds/goods/stock/sheet.ts';
import { LOW_STOCK_EMAIL, tellLowStock } from '#shop/products/kinds/goods/stock/tell-low-stock.ts';
import { listConcerns } from '#shop/reports/concerns-store.ts';
import { aWarehouse, levelsOf, someGoods, type TestWarehouse, unequalLevels } from '#tests/support/stock.ts';
import { orderGoods, payOrder } from '#tests/support/stock-orders.ts';

let [one, two]: TestWarehouse[] = [];
const id = (warehouse: TestWarehouse | undefined) => warehouse?.id ?? '';

beforeAll(async () => {
  [one, two] = [await aWarehouse({ country: 'DE' }), await aWarehouse({ country: 'US' })];
});

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error) => (error instanceof ShopError ? error.code : Promise.reject(error)),
  );

const change = (variantId: string, more: Partial<Parameters<typeof changeStock>[1]>) =>
  changeStock(
    db,
    {
      ...{ act: 'receive', variantId, warehouseId: id(one), quantity: 1, reason: 'Why' },
      ...{ form: randomUUID(), ...more },
    },
    'cli',
  );

const count = () => ({ warehouseId: id(one), actor: 'cli' as const });

async function skuOf(variantId: string): Promise<string> {
  const row = await db
    .selectFrom('variants')
    .select('sku')
    .where('id', '=', variantId)
    .executeTakeFirstOrThrow();
  return row.sku;
}

describe('what can be bought', () => {
  test('is what all open warehouses have together; sold out and held by others are told apart', async () => {
    const goods = await someGoods({ [id(one)]: 2, [id(two)]: 1 });
    const [variantId = ''] = goods.variantIds;
    const state = async (own: string | null = null) =>
      (await goodsAvailability(db, [variantId], own)).get(variantId);
    expect(await state()).toEqual({ is: 'open', left: 3, of: variantId });
    const order = await orderGoods(db, goods, [[0, 3]]);
    expect(await state()).toMatchObject({ is: 'held' });
    expect(await state(order?.orderId)).toMatchObject({ is: 'open', left: 3 });
    expect(await orderGoods(db, goods, [[0, 1]])).toBeNull();
    if (order) await payOrder(db, order);
    expect(await state()).toEqual({ is: 'sold_out' });
    expect(await orderGoods(db, goods, [[0, 1]])).toBeNull();
  });

  test('without a level is sold out; untracked and back-ordered goods never run out, and keep the ledger right', async () => {
    const goods = await someGoods({}, {}, { [id(one)]: 1 });
    const [none = '', untracked = '', backorder = ''] = goods.variantIds;
    await db
      .insertInto('goodsVariants')
      .values([
        { variantId: untracked, stock: 'untracked' },
        { variantId: backorder, stock: 'backorder', promisedDays: 10 },
      ])
      .execute();
    const states = await goodsAvailability(db, goods.variantIds, null);
    expect([none, untracked, backorder].map((variant) => states.get(variant)?.is)).toEqual([
      ...['sold_out', 'open', 'open'],
    ]);
    const order = await orderGoods(db, goods, [
      [1, 5],
      [2, 4],
    ]);
    if (!order) throw new Error('the order was refused');
    expect(await payOrder(db, order)).toBe('completed');
    expect(await levelsOf(db, goods.variantIds)).toMatchObject([{ onHand: 1, held: 0, allocated: 4 }]);
    expect(await unequalLevels(db, goods.variantIds)).toEqual([]);
    const { beyond } = await db
      .selectFrom('entitlements as e')
      .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
      .select(({ fn }) => fn.sum<number>('e.beyondCapacity').as('beyond'))
      .where('i.orderId', '=', order.orderId)
      .executeTakeFirstOrThrow();
    expect(beyond).toBe(0);
  });

  test('B3, A21: late money takes the pieces again where there are some, and is kept for the buyer to choose where there are none', async () => {
    const goods = await someGoods({ [id(one)]: 1 });
    const [early, again] = [await orderGoods(db, goods, [[0, 1]]), null];
    if (!early) throw new Error('the order was refused');
    await inTransaction(db, (tx) => endOrder(tx, early.orderId, { status: 'expired' }, 'job'));
    const other = await orderGoods(db, goods, [[0, 1]]);
    if (!other) throw new Error('nothing was free again');
    expect([await payOrder(db, other), await payOrder(db, early), again]).toEqual([
      'completed',
      'returned',
      null,
    ]);
    expect(await levelsOf(db, goods.variantIds)).toMatchObject([{ onHand: 1, held: 0, allocated: 1 }]);
  });
});

describe('what staff change', () => {
  test('is received, adjusted, written off and transferred, each as a movement with who and why', async () => {
    const goods = await someGoods({ [id(one)]: 2 });
    const [variantId = ''] = goods.variantIds;
    await change(variantId, { quantity: 5 });
    await change(variantId, { act: 'adjust', quantity: -1 });
    await change(variantId, { act: 'lose', quantity: 2 });
    await change(variantId, { act: 'transfer', toWarehouseId: id(two), quantity: 3 });
    expect(await levelsOf(db, [variantId])).toMatchObject([{ onHand: 1 }, { onHand: 3 }]);
    expect(await unequalLevels(db, [variantId])).toEqual([]);
    const { rows } = await sql<{ kind: string; quantity: number; warehouse: string; reason: string }>`
      select kind, quantity, warehouse, reason from reporting.stock_movements where variant_id = ${variantId}`.execute(
      db,
    );
    expect(rows.slice(1)).toEqual([
      { kind: 'receipt', quantity: 5, warehouse: one?.code, reason: 'Why' },
      { kind: 'adjustment', quantity: -1, warehouse: one?.code, reason: 'Why' },
      { kind: 'loss', quantity: -2, warehouse: one?.code, reason: 'Why' },
      { kind: 'transfer_out', quantity: -3, warehouse: one?.code, reason: 'Why' },
      { kind: 'transfer_in', quantity: 3, warehouse: two?.code, reason: 'Why' },
    ]);
  });

  test('B5, B10: never takes more than is there, nor transfers what is sold; a loss below what is sold is shown as short, and nothing of it is sold again', async () => {
    const goods = await someGoods({ [id(one)]: 3, [id(two)]: 1 });
    const [variantId = ''] = goods.variantIds;
    const order = await orderGoods(db, goods, [[0, 3]]);
    if (order) await payOrder(db, order);
    const transfer = { act: 'transfer', toWarehouseId: id(two), quantity: 1 } as const;
    expect(await refusal(change(variantId, transfer))).toBe('too_few');
    expect(await refusal(change(variantId, { act: 'lose', quantity: 4 }))).toBe('too_few');
    expect(await refusal(change(variantId, { act: 'adjust', quantity: -4 }))).toBe('too_few');
    expect(await refusal(change(variantId, { ...transfer, toWarehouseId: id(one) }))).toBe('same_warehouse');
    await change(variantId, { act: 'lose', quantity: 1 });
    const short = await listStock(db, { q: goods.slug, show: 'short' }, null);
    expect(short.rows.map(({ warehouse, onHand, allocated }) => [warehouse, onHand, allocated])).toEqual([
      [one?.code, 2, 3],
    ]);
    expect((await goodsAvailability(db, [variantId], null)).get(variantId)).toEqual({ is: 'sold_out' });
    expect(await orderGoods(db, goods, [[0, 1]])).toBeNull();
  });

  test('below the minimum is said once per crossing, and no longer when there is enough', async () => {
    const goods = await someGoods({ [id(one)]: 5 });
    const [variantId = ''] = goods.variantIds;
    const variant = await findStockVariant(db, await skuOf(variantId));
    if (!variant) throw new Error('the variant is gone');
    await setMinimum(db, variant, id(one), 4, 'cli');
    const isBelow = async () => (await listStock(db, { q: goods.slug, show: 'below' }, null)).rows.length;
    const held = await orderGoods(db, goods, [[0, 2]]);
    expect(await isBelow()).toBe(0);
    if (held) await payOrder(db, held);
    expect(await isBelow()).toBe(1);
    await change(variantId, { quantity: 10 });
    expect(await isBelow()).toBe(0);
    await setMinimum(db, variant, id(one), 20, 'cli');
    expect(await isBelow()).toBe(1);
  });
});

describe('a stock-take', () => {
  test('sheet is counted while the shop sells: only what differs from the sheet becomes a movement', async () => {
    const goods = await someGoods({ [id(one)]: 5 }, { [id(one)]: 3 }, { [id(one)]: 2 });
    const skus = await Promise.all(goods.variantIds.map(skuOf));
    const rows = (await listForCount(db, id(one))).filter(({ sku }) => skus.includes(sku));
    const sheet = sheetCsv(rows);
    await change(goods.variantIds[0] ?? '', { quantity: 10 });
    const counts = new Map([
      [skus[0], '4'],
      [skus[1], '3'],
    ]);
    const filled = sheet
      .split('\r\n')
      .map((line) =>
        line.replace(/^([^,]+),(.*),,/, (_, sku, rest) => `${sku},${rest},${counts.get(sku) ?? ''},`),
      )
      .join('\r\n');
    expect(await importSheet(db, count(), filled)).toMatchObject({
      changed: 1,
      unchanged: 1,
      empty: 1,
      problems: [],
    });
    expect(await levelsOf(db, goods.variantIds)).toMatchObject([
      { onHand: 14 },
      { onHand: 3 },
      { onHand: 2 },
    ]);
    expect(await unequalLevels(db, goods.variantIds)).toEqual([]);
  });

  test('tells row by row what cannot be, and takes the rest', async () => {
    const goods = await someGoods({ [id(one)]: 5 }, { [id(one)]: 1 });
    const [first, second] = await Promise.all(goods.variantIds.map(skuOf));
    const text = `sku;counted;on_hand\n${first};7;\nNO-SUCH;1;\n${second};many;\n${first};8;\n${second};0;9\n`;
    const { changed, problems } = await importSheet(db, count(), text);
    expect(changed).toBe(1);
    expect(problems.map(({ row }) => row)).toEqual([3, 4, 5, 6]);
    expect(await levelsOf(db, goods.variantIds)).toMatchObject([{ onHand: 7 }, { onHand: 1 }]);
    expect(await refusal(importSheet(db, count(), 'a,b\n1,2'))).toBe('unreadable');
  });

  test('is safe in a spreadsheet: what looks like a formula stands behind an apostrophe', () => {
    expect(sheetCsv([{ sku: 'A-1', name: '=1+1', onHand: 3 }])).toContain("A-1,'=1+1,3,,");
  });
});

describe('a level below its minimum', () => {
  const emails = () =>
    db.selectFrom('mails').select(['id', 'details']).where('kind', '=', LOW_STOCK_EMAIL).execute();
  const aboutOf = async (poolId: string) =>
    (await emails()).filter(({ details }) => JSON.stringify(details).includes(poolId)).length;
  const waits = async (sku: string) =>
    (await listConcerns(db)).filter(
      ({ concern, subject }) => concern === 'stock_low' && subject.endsWith(sku),
    );

  test('is told once each time it falls below, not for each sale, and waits for staff until it is filled', async () => {
    const { variantIds, slug } = await someGoods({ [id(one)]: 5 });
    const [variantId = ''] = variantIds;
    const variant = await findStockVariant(db, await skuOf(variantId));
    if (!variant) throw new Error('no variant');
    await setMinimum(db, variant, id(one), 4, 'cli');
    const { poolId } = await db
      .selectFrom('stockLevels')
      .select('poolId')
      .where('variantId', '=', variantId)
      .executeTakeFirstOrThrow();
    await tellLowStock(db, 'shop@example.com');
    expect(await aboutOf(poolId)).toBe(0);
    for (let sold = 0; sold < 3; sold++) {
      await change(variantId, { act: 'lose', quantity: 1 });
      await Promise.all([tellLowStock(db, 'shop@example.com'), tellLowStock(db, 'shop@example.com')]);
    }
    expect(await aboutOf(poolId)).toBe(1);
    expect(await waits(variant.sku)).toMatchObject([{ subject: `${slug}/${one?.code}/${variant.sku}` }]);
    await change(variantId, { act: 'receive', quantity: 9 });
    await tellLowStock(db, 'shop@example.com');
    expect(await waits(variant.sku)).toEqual([]);
    await change(variantId, { act: 'lose', quantity: 8 });
    await tellLowStock(db, 'shop@example.com');
    expect(await aboutOf(poolId)).toBe(2);
  });

  test('is named in the email as it stands, which says nothing once it is filled', async () => {
    const { variantIds } = await someGoods({ [id(one)]: 1 });
    const [variantId = ''] = variantIds;
    const variant = await findStockVariant(db, await skuOf(variantId));
    if (!variant) throw new Error('no variant');
    await setMinimum(db, variant, id(one), 3, 'cli');
    await tellLowStock(db, 'shop@example.com');
    const row = (await db.selectFrom('mails').selectAll().where('kind', '=', LOW_STOCK_EMAIL).execute()).at(
      -1,
    );
    const compose = () => lowStockEmail(db, { origin: 'https://shop.example' } as never, row as never);
    const email = await compose();
    expect(email?.subject).toContain('Stock is low');
    expect(email?.text).toContain(variant.sku);
    expect(email?.text).toContain('minimum 3');
    expect(email?.text).toContain('https://shop.example/admin/stock?show=below');
    await change(variantId, { act: 'receive', quantity: 9 });
    expect(await compose()).toBeNull();
  });
});
