import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { db, inTransaction, type Tx } from '#lib/db.ts';
import { listVariantStock } from '#shop/inventory/stock/store.ts';
import { listParcelFacts } from '#shop/products/kinds/goods/parcel-store.ts';
import { listPictures } from '#shop/products/kinds/goods/pictures-store.ts';
import { goodsBriefs } from '#shop/products/kinds/goods/store.ts';
import { listVariantFacts } from '#shop/products/kinds/goods/variant-facts-store.ts';
import { findCardsWithVariants } from '#shop/products/store.ts';
import { aWarehouse, someGoods, type TestGoods } from '#tests/support/stock.ts';
import { placeIn } from '#tests/support/stock-orders.ts';

/** PostgreSQL tries five plans for the values at hand before it keeps the one for any values. */
const TRIED = 5;
const ASKED = 12;

test('what pages and checkouts of goods ask is planned once for each connection, whatever the number of ids', async () => {
  const warehouse = await aWarehouse();
  const goods = await someGoods({ [warehouse.id]: 100 }, { [warehouse.id]: 100 });
  const plans = await inTransaction(db, async (tx) => {
    for (let time = 0; time < ASKED; time++) {
      await askForPage(tx, goods);
      await placeIn(tx, goods, [
        [0, 1],
        [1, 2],
      ]);
    }
    const { rows } = await sql<{ statement: string; custom: number; generic: number }>`
      select statement, custom_plans as custom, generic_plans as generic from pg_prepared_statements
      where generic_plans + custom_plans >= ${ASKED}`.execute(tx);
    return rows;
  });
  expect(plans.length).toBeGreaterThanOrEqual(14);
  expect(plans.filter(({ custom }) => custom > TRIED)).toEqual([]);
});

async function askForPage(tx: Tx, { productId, variantIds }: TestGoods): Promise<void> {
  await findCardsWithVariants(tx, [productId]);
  await goodsBriefs(tx, { productIds: [productId] });
  await listVariantFacts(tx, productId);
  await listPictures(tx, productId, null);
  await listVariantStock(tx, variantIds, null);
  await listVariantStock(tx, variantIds, crypto.randomUUID());
  await listParcelFacts(tx, variantIds);
}
