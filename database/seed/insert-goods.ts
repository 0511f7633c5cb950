import type { Tx } from '#lib/db.ts';
import { applyMovements } from '#shop/inventory/stock/movement-store.ts';
import { ensureLevels, lockLevels } from '#shop/inventory/stock/store.ts';
import { saveGoods } from '#shop/products/kinds/goods/store.ts';
import type { DemoGoods, DemoGoodsVariant } from './catalogue/goods/goods.ts';
import { warehouses } from './catalogue/goods/index.ts';

/** Adds the warehouses of the demo shop. @returns all that there are, by code. */
export async function insertWarehouses(tx: Tx): Promise<ReadonlyMap<string, string>> {
  await tx
    .insertInto('warehouses')
    .values([...warehouses])
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
  const rows = await tx.selectFrom('warehouses').select(['id', 'code']).execute();
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** Adds what only goods have: their options, variants and stock. */
export async function insertGoods(
  tx: Tx,
  productId: string,
  item: DemoGoods,
  warehouseIds: ReadonlyMap<string, string>,
): Promise<void> {
  const valueIds = await insertOptions(tx, productId, item);
  for (const [position, variant] of item.variants.entries())
    await insertVariant(tx, { productId, item, variant, position, valueIds, warehouseIds });
  const { contents, maker, safety } = item;
  const attributes = Object.entries(item.attributes).map(([name, value]) => ({ name, value }));
  const options = item.options.map((name, at) => ({ name, values: valuesOf(item, at) }));
  await saveGoods(tx, productId, { attributes, contents: [...contents], maker, safety, options });
}

const valuesOf = ({ variants }: DemoGoods, at: number) => [
  ...new Set(variants.map(({ values }) => values[at] ?? '')),
];

interface Value {
  readonly optionId: string;
  readonly valueId: string;
}

/** @returns by "Size=Small". */
async function insertOptions(
  tx: Tx,
  productId: string,
  item: DemoGoods,
): Promise<ReadonlyMap<string, Value>> {
  const ids = new Map<string, Value>();
  for (const [position, name] of item.options.entries()) {
    const { id: optionId } = await tx
      .insertInto('productOptions')
      .values({ productId, name, position })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const [at, value] of valuesOf(item, position).entries()) {
      const { id: valueId } = await tx
        .insertInto('optionValues')
        .values({ optionId, value, position: at })
        .returning('id')
        .executeTakeFirstOrThrow();
      ids.set(`${name}=${value}`, { optionId, valueId });
    }
  }
  return ids;
}

interface NewVariant {
  readonly productId: string;
  readonly item: DemoGoods;
  readonly variant: DemoGoodsVariant;
  readonly position: number;
  readonly valueIds: ReadonlyMap<string, Value>;
  readonly warehouseIds: ReadonlyMap<string, string>;
}

async function insertVariant(tx: Tx, one: NewVariant): Promise<void> {
  const { productId, item, variant, position, valueIds, warehouseIds } = one;
  const { sku, values, priceAmount, costAmount, barcode = null, stock } = variant;
  const { promisedDays = null } = variant;
  const price = { priceAmount, costAmount, currency: 'USD', maxQuantity: 99 };
  const { id: variantId } = await tx
    .insertInto('variants')
    .values({ productId, sku, title: values.join(', '), position, ...price })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { weightGrams, customsCode, originCountry } = item;
  const [lengthMm, widthMm, heightMm] = item.sizeMm;
  await tx
    .insertInto('goodsVariants')
    .values({
      ...{ variantId, barcode, weightGrams, lengthMm, widthMm, heightMm, customsCode, originCountry },
      ...{ promisedDays, stock: promisedDays === null ? 'tracked' : 'backorder' },
    })
    .execute();
  const chosen = values.flatMap((value, at) => valueIds.get(`${item.options[at]}=${value}`) ?? []);
  if (chosen.length > 0)
    await tx
      .insertInto('variantOptionValues')
      .values(chosen.map((value) => ({ variantId, ...value })))
      .execute();
  await receive(tx, variantId, stock, warehouseIds);
}

async function receive(
  tx: Tx,
  variantId: string,
  stock: DemoGoodsVariant['stock'],
  warehouseIds: ReadonlyMap<string, string>,
): Promise<void> {
  const pieces = new Map(Object.entries(stock).map(([code, count]) => [warehouseIds.get(code) ?? '', count]));
  await ensureLevels(
    tx,
    [...pieces.keys()].map((warehouseId) => ({ variantId, warehouseId })),
  );
  const levels = await lockLevels(tx, [variantId]);
  await applyMovements(
    tx,
    levels.map(({ poolId, warehouseId }) => ({
      ...{ poolId, kind: 'receipt' as const, onHand: pieces.get(warehouseId) ?? 0, actor: 'cli' },
    })),
  );
}
