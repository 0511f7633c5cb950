import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** A variant on sale as catalogues of merchants list it; its price in minor units. */
export interface FeedRow {
  readonly id: string;
  readonly productId: string;
  readonly sku: string;
  readonly slug: string;
  readonly productTitle: string;
  readonly title: string;
  readonly description: string;
  readonly category: string | null;
  readonly priceAmount: number;
  readonly currency: string;
  /** Of a sale that runs; see `shownPrice`. */
  readonly struckAmount: number | null;
  readonly saleBeganAt: Date | null;
  readonly saleEndsAt: Date | null;
  readonly variantCount: number;
  readonly barcode: string | null;
  readonly weightGrams: number | null;
  /** Where the picture of the variant is, else that of the product; null where a cover is drawn. */
  readonly image: string | null;
  /** What is chosen with it, in the order of the options. */
  readonly choices: readonly { readonly name: string; readonly value: string }[];
}

const CHOICES = sql<FeedRow['choices']>`coalesce((
  select json_agg(json_build_object('name', o.name, 'value', ov.value) order by o.position, o.id)
  from variant_option_values c join option_values ov on ov.id = c.value_id join product_options o on o.id = c.option_id
  where c.variant_id = v.id), '[]')`;
const OWN_PICTURE = sql<string | null>`(
  select '/media/' || f.id || '-' || max(s.width) || '.webp' || case when f.version > 1 then '?v=' || f.version else '' end
  from picture_sizes s join files f on f.id = s.file_id where s.file_id = g.picture_id group by f.id)`;

/** Variants of published goods in the order of their ids, those of an item one after the other. */
export async function listFeedRows(db: Db, limit: number, offset: number): Promise<FeedRow[]> {
  const { rows } = await sql<FeedRow>`
    select v.id, p.id as "productId", v.sku, p.slug, p.title as "productTitle", v.title, p.description, cat.title as category,
      v.price_amount as "priceAmount", v.currency, v.struck_amount as "struckAmount", v.sale_ends_at as "saleEndsAt",
      (select s.began_at from variant_sales s where s.id = v.sale_id) as "saleBeganAt", (
        select count(*)::integer from variants s where s.product_id = p.id and s.withdrawn_at is null) as "variantCount", g.barcode,
      g.weight_grams as "weightGrams", coalesce(${OWN_PICTURE}, p.image) as image,
      ${CHOICES} as choices
    from products p
    join variants v on v.product_id = p.id and v.withdrawn_at is null
    left join goods_variants g on g.variant_id = v.id
    left join categories cat on cat.id = p.category_id
    where p.kind = 'goods' and p.status = 'published' and p.is_listed
    order by p.id, v.position, v.id limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** How many variants the catalogues list. */
export async function countFeedRows(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from products p join variants v on v.product_id = p.id and v.withdrawn_at is null
    where p.kind = 'goods' and p.status = 'published' and p.is_listed`.execute(db);
  return rows[0]?.count ?? 0;
}
