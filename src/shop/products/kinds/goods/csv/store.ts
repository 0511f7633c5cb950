import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { regularPrice } from '../../../prices/price-columns-store.ts';
import type { GoodsFacts } from '../variants/variant.ts';

/** A variant of goods with its product, as a row of the file. */
export interface ExportRow extends GoodsFacts {
  readonly product: string;
  readonly title: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  readonly choices: readonly { readonly name: string; readonly value: string }[];
  readonly sku: string;
  readonly name: string;
  readonly priceAmount: number;
  readonly costAmount: number | null;
  readonly currency: string;
  readonly maxQuantity: number;
  readonly isOnSale: boolean;
}

/** Variants of goods by the web address of their product, each product's in their order. @param slugs of these products alone. */
export async function listExportRows(
  db: Db,
  slugs: readonly string[] | null,
  limit: number,
): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select p.slug as product, p.title, coalesce((
        select json_agg(json_build_object('name', a.key, 'value', a.value) order by a.key collate "C")
        from jsonb_each_text(p.attributes) a), '[]') as properties, coalesce((
        select json_agg(json_build_object('name', o.name, 'value', ov.value) order by o.position, o.id)
        from variant_option_values c join option_values ov on ov.id = c.value_id join product_options o on o.id = c.option_id
        where c.variant_id = v.id), '[]') as choices,
      v.sku, v.title as name, ${regularPrice} as "priceAmount", v.cost_amount as "costAmount", v.currency,
      v.max_quantity as "maxQuantity", v.withdrawn_at is null as "isOnSale", g.barcode, g.weight_grams as "weightGrams",
      g.length_mm as "lengthMm", g.width_mm as "widthMm", g.height_mm as "heightMm", g.customs_code as "customsCode",
      g.origin_country as "originCountry", coalesce(g.stock, 'tracked') as stock, g.promised_days as "promisedDays",
      g.promised_on::text as "promisedOn", g.picture_id as "pictureId"
    from products p join variants v on v.product_id = p.id left join goods_variants g on g.variant_id = v.id
    where p.kind = 'goods' and (${slugs}::text[] is null or p.slug = any(${slugs}::text[]))
    order by p.slug, v.withdrawn_at is not null, v.position, v.sku limit ${limit}`.execute(db);
  return rows;
}
