import { sql } from 'kysely';
import { anyOf } from '#lib/db/fixed-statement.ts';
import { statement, type ValueOf } from '#lib/db/statement.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { ProductBrief } from '../../kind.ts';
import { facetValues } from './facet-values.ts';
import { saveFilterTexts } from './filter-text-store.ts';
import type { Attribute, GoodsBrief, GoodsDetails } from './goods.ts';

type ProductIds = { readonly productIds: readonly string[] };
const ids = (value: ValueOf<ProductIds>) => anyOf(value('productIds'));

const ATTRIBUTES = sql<
  Attribute[]
>`coalesce((select json_agg(json_build_object('name', a.key, 'value', a.value)
  order by a.key collate "C") from jsonb_each_text(p.attributes) a), '[]')`;
const OPTIONS = sql<GoodsDetails['options']>`coalesce((
  select json_agg(json_build_object('name', o.name, 'values', coalesce((
    select json_agg(v.value order by v.position, v.id) from option_values v where v.option_id = o.id), '[]')) order by o.position, o.id)
  from product_options o where o.product_id = p.id), '[]')`;

const selectBriefs = (db: Db) =>
  db
    .selectFrom('goods as g')
    .innerJoin('products as p', 'p.id', 'g.productId')
    .select(['g.productId', ATTRIBUTES.as('attributes'), OPTIONS.as('options')]);

/** The details that cards show. */
export const goodsBriefs = statement<ProductBrief & GoodsBrief, ProductIds>((db, value) =>
  selectBriefs(db).where('g.productId', '=', ids(value)),
);

const detailsOf = statement<ProductBrief & GoodsDetails, ProductIds>((db, value) =>
  selectBriefs(db).select(['g.contents', 'g.maker', 'g.safety']).where('g.productId', '=', ids(value)),
);

export async function loadGoods(
  db: Db,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, GoodsDetails>> {
  if (productIds.length === 0) return new Map();
  const rows = await detailsOf(db, { productIds });
  return new Map(rows.map(({ productId, ...details }) => [productId, details]));
}

/** Writes the details; options are written with the variants. */
export async function saveGoods(tx: Tx, productId: string, details: GoodsDetails): Promise<void> {
  const attributes = Object.fromEntries(details.attributes.map(({ name, value }) => [name, value]));
  await tx
    .updateTable('products')
    .set({ attributes: JSON.stringify(attributes) })
    .where('id', '=', productId)
    .where(sql<boolean>`attributes is distinct from ${JSON.stringify(attributes)}::jsonb`)
    .execute();
  const columns = {
    contents: [...details.contents],
    maker: details.maker,
    safety: details.safety,
    facetValues: facetValues(details),
  };
  await tx
    .insertInto('goods')
    .values({ productId, ...columns })
    .onConflict((conflict) => conflict.column('productId').doUpdateSet(columns))
    .execute();
  await saveFilterTexts(tx, details);
}
