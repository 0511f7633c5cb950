import { beforeEach, expect, test } from 'vitest';
import { type Db, db, inTransaction } from '#lib/db.ts';
import { applyMovements } from '#shop/inventory/stock/movement-store.ts';
import { listProducts } from '#shop/products/catalogue/list-products.ts';
import { PAGE_SIZE, parseListQuery } from '#shop/products/catalogue/list-query.ts';
import { availabilityOfProducts } from '#shop/products/catalogue/product-availability.ts';
import { refreshInStock } from '#shop/products/kinds/goods/lists/refresh-in-stock.ts';
import { kindNamed } from '#shop/products/kinds.ts';
import { many } from '#tests/support/paid-order.ts';
import { mostOf, rowsReadBy } from '#tests/support/rows-read.ts';
import { aWarehouse, levelsOf, someGoods, type TestGoods } from '#tests/support/stock.ts';
import { placeIn } from '#tests/support/stock-orders.ts';

const goods = kindNamed('goods');

beforeEach(async () => void (await refreshInStock(db)));

async function listOf(query: string, on: Db = db) {
  const read = parseListQuery(new URLSearchParams(query), goods);
  if (!('query' in read)) throw new Error(`no such query: ${read.wrong}`);
  return listProducts(on, goods, read.query);
}

/** Which of these a list has whose products are in stock; after the job has run. */
async function inStock(...these: readonly TestGoods[]): Promise<boolean[]> {
  await refreshInStock(db);
  const slugs = new Set<string>();
  for (let page = 1; ; page++) {
    const list = await listOf(`stock=now&sort=newest&page=${page}`);
    if (!list?.cards.length) break;
    for (const { slug } of list.cards) slugs.add(slug);
  }
  return these.map(({ slug }) => slugs.has(slug));
}

const setRule = (variantId: string | undefined, stock: string, promisedDays: number | null = null) =>
  db
    .insertInto('goodsVariants')
    .values({ variantId: variantId ?? '', stock, promisedDays })
    .onConflict((conflict) => conflict.column('variantId').doUpdateSet({ stock, promisedDays }))
    .execute();

async function receive({ variantIds }: TestGoods, warehouseId: string, onHand: number): Promise<void> {
  const level = (await levelsOf(db, variantIds)).find((one) => one.warehouseId === warehouseId);
  await inTransaction(db, (tx) =>
    applyMovements(tx, [{ poolId: level?.poolId ?? '', kind: 'receipt', onHand, actor: 'cli' }]),
  );
}

test('the list of what is in stock has what is there or not counted, and not what is only promised', async () => {
  const { id } = await aWarehouse();
  const [there, none, uncounted, promised, promisedAndThere, takenOff] = await Promise.all([
    someGoods({ [id]: 0 }, { [id]: 2 }),
    someGoods({ [id]: 0 }),
    someGoods({ [id]: 0 }),
    someGoods({ [id]: 0 }),
    someGoods({ [id]: 1 }),
    someGoods({ [id]: 5 }),
  ]);
  await setRule(uncounted.variantIds[0], 'untracked');
  await setRule(promised.variantIds[0], 'backorder', 20);
  await setRule(promisedAndThere.variantIds[0], 'backorder', 20);
  await db
    .updateTable('variants')
    .set({ withdrawnAt: new Date() })
    .where('id', 'in', takenOff.variantIds)
    .execute();
  expect(await inStock(there, none, uncounted, promised, promisedAndThere, takenOff)).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
  ]);
  const facet = (await listOf(''))?.facets.find(({ name }) => name === 'stock');
  const counted = facet?.options.find(({ value }) => value === 'now')?.count;
  expect(counted).toBe((await listOf('stock=now'))?.total);
  expect(counted).toBeLessThan((await listOf(''))?.total ?? 0);
});

test('it follows what is sold, received, counted otherwise and closed', async () => {
  const [near, far] = [await aWarehouse(), await aWarehouse()];
  const item = await someGoods({ [near.id]: 1, [far.id]: 0 });
  expect(await inStock(item)).toEqual([true]);
  await inTransaction(db, (tx) => placeIn(tx, item, [[0, 1]]));
  expect(await inStock(item)).toEqual([false]);
  await receive(item, far.id, 3);
  expect(await inStock(item)).toEqual([true]);
  await db.updateTable('warehouses').set({ closedAt: new Date() }).where('id', '=', far.id).execute();
  expect(await inStock(item)).toEqual([false]);
  await setRule(item.variantIds[0], 'untracked');
  expect(await inStock(item)).toEqual([true]);
  await setRule(item.variantIds[0], 'tracked');
  expect(await inStock(item)).toEqual([false]);
});

test('what was sold beyond the stock of one warehouse is not in stock until another has more than that', async () => {
  const [short, full] = [await aWarehouse(), await aWarehouse()];
  const item = await someGoods({ [short.id]: 0 });
  await setRule(item.variantIds[0], 'backorder', 5);
  await inTransaction(db, (tx) => placeIn(tx, item, [[0, 3]]));
  const other = await someGoods({ [full.id]: 1 });
  expect(await inStock(item, other)).toEqual([false, true]);
  await receive(item, short.id, 2);
  expect(await inStock(item)).toEqual([false]);
  await receive(item, short.id, 2);
  expect(await inStock(item)).toEqual([true]);
});

test('a list asks for the availability of its cards in one statement, beside the cards, and reads each level once', async () => {
  const { id } = await aWarehouse();
  await many(PAGE_SIZE, () => someGoods({ [id]: 3 }, { [id]: 0 }));
  await refreshInStock(db);
  await listOf('');
  const read = await rowsReadBy((on) => listOf('sort=newest', on));
  // Categories, counts, ids, the texts of the filters, cards, what kinds say of them, and what is left.
  expect(read).toHaveLength(7);
  const levels = read.filter(({ tables }) => tables.has('stock_levels'));
  expect(levels).toHaveLength(1);
  expect(mostOf(read, 'stock_levels')).toBeLessThanOrEqual(PAGE_SIZE * 2);
  expect(mostOf(read, 'pools')).toBeLessThanOrEqual(PAGE_SIZE * 2);
});

test('what is left of an item by its variants together is what its variants say', async () => {
  const { id } = await aWarehouse();
  const few = await someGoods({ [id]: 1 }, { [id]: 2 });
  const held = await someGoods({ [id]: 1 });
  const none = await someGoods({ [id]: 0 });
  const promised = await someGoods({ [id]: 0 }, { [id]: 4 });
  await setRule(promised.variantIds[0], 'backorder', 5);
  await inTransaction(db, (tx) => placeIn(tx, held, [[0, 1]]));
  const ids = [few, held, none, promised].map(({ productId }) => productId);
  const { availableProducts: _, ...byVariants } = goods.sale;
  const [whole, single] = await Promise.all([
    availabilityOfProducts(db, goods, ids),
    availabilityOfProducts(db, { ...goods, sale: byVariants }, ids),
  ]);
  const sorted = (text: string | null) => (JSON.parse(text ?? '') as [string, unknown][]).toSorted();
  expect(sorted(whole)).toEqual(sorted(single));
  expect(new Map(sorted(whole)).get(few.productId)).toEqual({ is: 'open', left: 3 });
});
