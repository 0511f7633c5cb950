import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { createPool, type Db, db, inTransaction, kyselyOn } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { endOrder } from '#shop/orders/end.ts';
import { changeStock } from '#shop/products/kinds/goods/stock/change-stock.ts';
import { countStock } from '#shop/products/kinds/goods/stock/count-stock.ts';
import { withoutGuards } from '#tests/support/remove-guards.ts';
import { asAdmin } from '#tests/support/services.ts';
import { aWarehouse, levelsOf, someGoods, type TestGoods, unequalLevels } from '#tests/support/stock.ts';
import { orderGoods, payOrder, type WantedPieces } from '#tests/support/stock-orders.ts';
import { isLong, report } from '#tests/support/timed.ts';

const RUNS = isLong ? 200 : 3;
const BUYERS = 200;
const AT_ONCE = 16;
/** Pieces of each variant, over both warehouses, and how many more a stock-take finds of the first. */
const [PIECES, FOUND] = [10, 2];
const TWO_MINUTES = 120_000;

type Ending = 'bought' | 'left' | 'late' | 'refused';

/** What those do who get what they want: most pay, three in ten leave, some pay when their page has closed. */
const STORIES = [
  'bought',
  'left',
  'bought',
  'late',
  'bought',
  'left',
  'bought',
  'bought',
  'left',
  'bought',
] as const;

beforeAll(async () => {
  await ask(`alter database ${process.env['TEST_DATABASE']} set deadlock_timeout = '100ms'`);
});

describe(`${BUYERS} buyers for ${PIECES} pieces in two warehouses, ${RUNS} times`, () => {
  test.each([
    ['one line', 1],
    ['two lines, in either order', 2],
  ] as const)(
    'B1, B4, B9, B10: %s, while pieces are counted and moved: sold is what was there, the ledger is the stock',
    async (_name, variants) => {
      const [pool, before] = [createPool('buyers', AT_ONCE), await deadlocks()];
      for (let run = 0; run < RUNS; run++) {
        const goods = await twoWarehouses(variants);
        const ends = await sellOut(kyselyOn(pool), goods);
        report(`${variants} lines`, ends);
        expect(await soldOf(goods)).toEqual(
          Array.from({ length: variants }, (_, at) => {
            const pieces = PIECES + (at === 0 ? FOUND : 0);
            return { onHand: pieces, held: 0, allocated: pieces, owned: pieces, beyond: 0 };
          }),
        );
        expect(await unequalLevels(db, goods.variantIds)).toEqual([]);
      }
      await pool.end();
      expect(await deadlocks()).toBe(before);
    },
    isLong ? 90 * TWO_MINUTES : TWO_MINUTES,
  );

  test('the control: where levels are not locked before warehouses are chosen, more is sold than is there', async () => {
    const unlocked = withoutGuards([/ for no key update of p$/, '']);
    let sold = 0;
    for (let tries = 0; sold <= PIECES && tries < 10; tries++) {
      const goods = await twoWarehouses(1);
      await Promise.all(Array.from({ length: AT_ONCE }, () => orderGoods(unlocked.db, goods, [[0, 2]])));
      sold = (await levelsOf(db, goods.variantIds)).reduce((sum, { held }) => sum + held, 0);
    }
    await unlocked.end();
    report('control: without the lock', { pieces: PIECES, sold });
    expect(sold).toBeGreaterThan(PIECES);
  });
});

async function twoWarehouses(
  variants: number,
): Promise<TestGoods & { readonly warehouseIds: readonly string[] }> {
  const [one, two] = [await aWarehouse({ country: 'DE' }), await aWarehouse({ country: 'US' })];
  const stock = { [one.id]: 6, [two.id]: 4 };
  const goods = await someGoods(...Array.from({ length: variants }, () => stock));
  return { ...goods, warehouseIds: [one.id, two.id] };
}

type Race = Awaited<ReturnType<typeof twoWarehouses>>;

/** Everybody tries once beside the staff; then others buy what is left, one piece each. */
async function sellOut(on: Db, goods: Race): Promise<Partial<Record<Ending, number>>> {
  const limit = pLimit(AT_ONCE);
  const [ends] = await Promise.all([
    Promise.all(Array.from({ length: BUYERS }, (_, at) => limit(() => buy(on, goods, at)))),
    limit(() => takeStock(on, goods)),
    ...Array.from({ length: 8 }, (_, at) => limit(() => transfer(on, goods, at))),
  ]);
  for (const [variant] of goods.variantIds.entries()) {
    let order = await orderGoods(on, goods, [[variant, 1]]);
    for (; order; order = await orderGoods(on, goods, [[variant, 1]])) await payOrder(on, order);
  }
  return Object.fromEntries([...Map.groupBy(ends, (end) => end)].map(([end, all]) => [end, all.length]));
}

let stories = 0;

async function buy(on: Db, goods: Race, at: number): Promise<Ending> {
  const lines: WantedPieces = goods.variantIds.map(
    (_, variant) => [variant, 1 + ((at + variant) % 3)] as const,
  );
  const order = await orderGoods(on, goods, at % 2 ? lines : lines.toReversed());
  if (!order) return 'refused';
  const story = STORIES[stories++ % STORIES.length] ?? 'bought';
  if (story !== 'bought')
    await inTransaction(on, (tx) => endOrder(tx, order.orderId, { status: 'expired' }, 'job'));
  if (story !== 'left') await payOrder(on, order);
  return story;
}

/** Two pieces more are found of the first variant. */
async function takeStock(on: Db, { variantIds: [variantId = ''], warehouseIds: [, warehouseId = ''] }: Race) {
  const before = { sheet: randomUUID(), onHand: 4 };
  const line = { row: 2, variantId, counted: 4 + FOUND, before };
  const { changed } = await countStock(on, { warehouseId, actor: 'cli' }, [line]);
  expect(changed).toBe(1);
}

/** A piece goes to the other warehouse, if one is free. */
async function transfer(on: Db, { variantIds, warehouseIds: [one = '', two = ''] }: Race, at: number) {
  const [warehouseId, toWarehouseId] = at % 2 ? [one, two] : [two, one];
  const variantId = variantIds[at % variantIds.length] ?? '';
  const change = { act: 'transfer', variantId, warehouseId, toWarehouseId, quantity: 1 } as const;
  await changeStock(on, { ...change, reason: '', form: randomUUID() }, 'cli').catch((error) => {
    if (!(error instanceof ShopError && error.code === 'too_few')) throw error;
  });
}

/** By variant: pieces by each of the places that count them. */
async function soldOf({ variantIds }: TestGoods) {
  const levels = await levelsOf(db, variantIds);
  return Promise.all(
    variantIds.map(async (variantId) => {
      const sum = (of: 'onHand' | 'held' | 'allocated') =>
        levels.filter((level) => level.variantId === variantId).reduce((all, level) => all + level[of], 0);
      const { owned, beyond } = await db
        .selectFrom('entitlements as e')
        .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
        .select(({ fn }) => [
          fn.sum<number>('e.units').as('owned'),
          fn.sum<number>('e.beyondCapacity').as('beyond'),
        ])
        .where('i.variantId', '=', variantId)
        .executeTakeFirstOrThrow();
      return { onHand: sum('onHand'), held: sum('held'), allocated: sum('allocated'), owned, beyond };
    }),
  );
}

async function deadlocks(): Promise<number> {
  const [row] = await ask('select deadlocks from pg_stat_database where datname = current_database()');
  return Number(row?.['deadlocks']);
}

async function ask(text: string): Promise<Record<string, unknown>[]> {
  const url = new URL(inject('services').adminUrl);
  url.pathname = `/${process.env['TEST_DATABASE']}`;
  return asAdmin(url.href, async (client) => (await client.query(text)).rows);
}
