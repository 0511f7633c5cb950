import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { regularPrice } from '../../../prices/price-columns-store.ts';
import type { Chosen, ProductOption } from './option.ts';
import type { GoodsFacts, GoodsVariant } from './variant.ts';

/** Every variant of an item: those on sale in their order, then those withdrawn. */
export async function listGoodsVariants(db: Db, productId: string): Promise<GoodsVariant[]> {
  const { rows } = await sql<GoodsVariant>`
    select v.id, v.title, v.sku, ${regularPrice} as "priceAmount", v.cost_amount as "costAmount", v.currency,
      v.min_quantity as "minQuantity", v.max_quantity as "maxQuantity", v.position, v.withdrawn_at is null as "isOnSale",
      g.barcode, g.weight_grams as "weightGrams", g.length_mm as "lengthMm", g.width_mm as "widthMm",
      g.height_mm as "heightMm", g.customs_code as "customsCode", g.origin_country as "originCountry",
      coalesce(g.stock, 'tracked') as stock, g.promised_days as "promisedDays", g.promised_on::text as "promisedOn",
      g.picture_id as "pictureId", coalesce((
        select json_object_agg(c.option_id, c.value_id) from variant_option_values c where c.variant_id = v.id), '{}') as chosen
    from variants v left join goods_variants g on g.variant_id = v.id
    where v.product_id = ${productId}
    order by v.withdrawn_at is not null, v.position, v.sku`.execute(db);
  return rows;
}

/** Writes what only goods have of variants. */
export async function saveFacts(tx: Tx, rows: readonly (GoodsFacts & { readonly id: string })[]) {
  for (let at = 0; at < rows.length; at += 100)
    await tx
      .insertInto('goodsVariants')
      .values(rows.slice(at, at + 100).map(rowOf))
      .onConflict((conflict) =>
        conflict.column('variantId').doUpdateSet(({ ref }) => ({
          barcode: ref('excluded.barcode'),
          weightGrams: ref('excluded.weightGrams'),
          lengthMm: ref('excluded.lengthMm'),
          widthMm: ref('excluded.widthMm'),
          heightMm: ref('excluded.heightMm'),
          customsCode: ref('excluded.customsCode'),
          originCountry: ref('excluded.originCountry'),
          stock: ref('excluded.stock'),
          promisedDays: ref('excluded.promisedDays'),
          promisedOn: ref('excluded.promisedOn'),
          pictureId: ref('excluded.pictureId'),
        })),
      )
      .execute();
}

function rowOf({ id: variantId, ...facts }: GoodsFacts & { readonly id: string }) {
  const { barcode, weightGrams, lengthMm, widthMm, heightMm, customsCode, originCountry } = facts;
  const { stock, promisedDays, promisedOn, pictureId } = facts;
  const parcel = { weightGrams, lengthMm, widthMm, heightMm, customsCode, originCountry };
  return {
    ...{ variantId, barcode, ...parcel, stock, promisedDays, pictureId },
    promisedOn: sql<Date | null>`${promisedOn}::date`,
  };
}

/** Writes what is chosen with variants. */
export async function saveChosen(
  tx: Tx,
  rows: readonly { readonly id: string; readonly chosen: Chosen }[],
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.deleteFrom('variantOptionValues').where('variantId', 'in', ids).execute();
  const values = rows.flatMap(({ id: variantId, chosen }) =>
    Object.entries(chosen).map(([optionId, valueId]) => ({ variantId, optionId, valueId })),
  );
  for (let at = 0; at < values.length; at += 500)
    await tx
      .insertInto('variantOptionValues')
      .values(values.slice(at, at + 500))
      .execute();
}

export interface NewVariant
  extends Pick<GoodsVariant, 'id' | 'title' | 'sku' | 'priceAmount' | 'costAmount'> {
  readonly currency: string;
  readonly maxQuantity: number;
  readonly position: number;
}

export async function insertVariants(tx: Tx, productId: string, rows: readonly NewVariant[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('variants')
    .values(rows.map((row) => ({ productId, ...row })))
    .execute();
}

/** Which of these codes variants have. First takes a lock of each, so that none is given twice at once. */
export async function listTakenSkus(tx: Tx, skus: readonly string[]): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(skus.map((sku) => sku.toLowerCase()))].toSorted();
  await sql`select pg_advisory_xact_lock(hashtext('variant_sku:' || sku)) from unnest(${wanted}::text[]) as s (sku)`.execute(
    tx,
  );
  const { rows } = await sql<{ sku: string }>`
    select distinct lower(sku) as sku from variants where lower(sku) = any(${wanted}::text[])`.execute(tx);
  const taken = new Set(rows.map(({ sku }) => sku));
  return new Set(skus.filter((sku) => taken.has(sku.toLowerCase())));
}

/** The other variant that has a barcode, with its product; null where none has it. */
export async function findBarcodeOwner(
  tx: Tx,
  barcode: string,
  exceptId: string,
): Promise<{ readonly sku: string; readonly title: string } | null> {
  const row = await tx
    .selectFrom('goodsVariants as g')
    .innerJoin('variants as v', 'v.id', 'g.variantId')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select(['v.sku', 'p.title'])
    .where('g.barcode', '=', barcode)
    .where('v.id', '<>', exceptId)
    .executeTakeFirst();
  return row ?? null;
}

/** Which of these variants were ordered, have stock, are in a cart, or were chosen for a bundle: they are not deleted. */
export async function listUsed(db: Db, variantIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select v.id from unnest(${[...variantIds]}::uuid[]) as v (id)
    where exists (select from order_items i where i.variant_id = v.id or i.part_of_variant_id = v.id)
      or exists (select from return_items r where r.exchange_variant_id = v.id)
      or exists (select from bundle_parts b where b.variant_id = v.id)
      or exists (select from stock_levels l where l.variant_id = v.id)
      or exists (select from cart_items c where c.variant_id = v.id)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function deleteVariant(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('variants').where('id', '=', id).execute();
}

/** The options of an item, with their values. */
export async function listOptions(db: Db, productId: string): Promise<ProductOption[]> {
  const { rows } = await sql<ProductOption>`
    select o.id, o.name, coalesce((
      select json_agg(json_build_object('id', v.id, 'value', v.value) order by v.position, v.id)
      from option_values v where v.option_id = o.id), '[]') as values
    from product_options o where o.product_id = ${productId} order by o.position, o.id`.execute(db);
  return rows;
}

/** Writes the options of an item with their order. Two that change names with each other do so without standing in the way. */
export async function saveOptions(tx: Tx, productId: string, options: readonly ProductOption[]) {
  const ids = options.map(({ id }) => id);
  const valueIds = options.flatMap(({ values }) => values.map(({ id }) => id));
  await sql`delete from product_options where product_id = ${productId} and id <> all(${ids}::uuid[])`.execute(
    tx,
  );
  await sql`delete from option_values where option_id = any(${ids}::uuid[]) and id <> all(${valueIds}::uuid[])`.execute(
    tx,
  );
  await sql`update product_options set name = id::text where product_id = ${productId}`.execute(tx);
  await sql`update option_values set value = id::text where option_id = any(${ids}::uuid[])`.execute(tx);
  for (const [position, { id, name, values }] of options.entries()) {
    await tx
      .insertInto('productOptions')
      .values({ id, productId, name, position })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, position }))
      .execute();
    const rows = values.map((one, at) => ({ ...one, optionId: id, position: at }));
    if (rows.length > 0)
      await tx
        .insertInto('optionValues')
        .values(rows)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet(({ ref }) => ({
            value: ref('excluded.value'),
            position: ref('excluded.position'),
          })),
        )
        .execute();
  }
}
