import { CompiledQuery, sql } from 'kysely';
import { expect, test } from 'vitest';
import { db, inTransaction, type Tx } from '#lib/db.ts';
import { listVariantStock } from '#shop/inventory/stock/variant-stock-store.ts';
import { listRelatedIds } from '#shop/products/catalogue/related-store.ts';
import { goodsAvailabilityOfProducts } from '#shop/products/kinds/goods/availability.ts';
import { listParcelFacts } from '#shop/products/kinds/goods/parcel-store.ts';
import { goodsBriefs } from '#shop/products/kinds/goods/store.ts';
import { listVariantFacts } from '#shop/products/kinds/goods/variant-facts-store.ts';
import { listPictures } from '#shop/products/media/shown-pictures-store.ts';
import { findBySlug, findCards, listTags, listVariants } from '#shop/products/store.ts';
import { aWarehouse, someGoods, type TestGoods } from '#tests/support/stock.ts';
import { placeIn } from '#tests/support/stock-orders.ts';

/** PostgreSQL tries five plans for the values at hand before it keeps the one for any values. */
const TRIED = 5;
const ASKED = 12;

/** Tables that grow with the catalogue or with the orders. */
const GROWING = new Set(
  'products variants goods goods_variants product_options option_values variant_option_values pools stock_levels stock_movements holds orders order_items order_addresses order_shipping carts customers entitlements'.split(
    ' ',
  ),
);

interface Plan {
  readonly name: string;
  readonly statement: string;
  readonly parameters: number;
  readonly custom: number;
}

test('what pages and checkouts of goods ask is planned once for each connection, and reads no growing table whole', async () => {
  const warehouse = await aWarehouse();
  const goods = await someGoods({ [warehouse.id]: 100 }, { [warehouse.id]: 100 });
  await inTransaction(db, async (tx) => {
    for (let time = 0; time < ASKED; time++) {
      await askForPage(tx, goods);
      await placeIn(tx, goods, [
        [0, 1],
        [1, 2],
      ]);
    }
    const { rows: plans } = await sql<Plan>`
      select name, statement, cardinality(parameter_types) as parameters, custom_plans as custom from pg_prepared_statements
      where generic_plans + custom_plans >= ${ASKED}`.execute(tx);
    expect(plans.length).toBeGreaterThanOrEqual(18);
    expect(plans.filter(({ custom }) => custom > TRIED)).toEqual([]);
    // The tables of a test are small: a table is still read whole only where no index could be used.
    await sql`discard plans`.execute(tx);
    await sql`set local enable_seqscan = off`.execute(tx);
    await sql`set local plan_cache_mode = force_generic_plan`.execute(tx);
    for (const plan of plans) expect(await readWhole(tx, plan), plan.statement).toEqual([]);
  });
});

/** The growing tables of which the plan for any values reads every row. */
async function readWhole(tx: Tx, { name, parameters }: Plan): Promise<string[]> {
  const values = parameters > 0 ? `(${Array.from({ length: parameters }, () => 'null').join(', ')})` : '';
  const { rows } = await tx.executeQuery(
    CompiledQuery.raw(`explain (format json) execute "${name}"${values}`),
  );
  const scans = JSON.stringify(rows).matchAll(/"Node Type":"Seq Scan".*?"Relation Name":"(\w+)"/g);
  return [...scans].flatMap(([, table]) => (table && GROWING.has(table) ? [table] : []));
}

async function askForPage(tx: Tx, { productId, variantIds }: TestGoods): Promise<void> {
  await findBySlug(tx, 'first-sourdough');
  await listTags(tx, productId);
  await listVariants(tx, productId);
  await listRelatedIds(tx, productId, 4);
  await findCards(tx, [productId]);
  await goodsAvailabilityOfProducts(tx, [productId]);
  await goodsBriefs(tx, { productIds: [productId] });
  await listVariantFacts(tx, productId);
  await listPictures(tx, productId, null);
  await listVariantStock(tx, variantIds, null);
  await listVariantStock(tx, variantIds, crypto.randomUUID());
  await listParcelFacts(tx, variantIds);
}
