import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import type { StockRule } from '../../../inventory/stock/level.ts';
import { selectStock } from '../../../inventory/stock/variant-stock-store.ts';
import type { LibraryPicture } from '../../media/library-picture.ts';
import { pictureJson } from '../../media/shown-pictures-store.ts';

/** What shoppers see of a variant beside what every variant has. */
export interface VariantFacts {
  readonly variantId: string;
  /** What is chosen with it, in the order of the options. */
  readonly values: readonly string[];
  readonly barcode: string | null;
  readonly weightGrams: number | null;
  readonly rule: StockRule;
  /** Days until what is sold beyond the stock is sent. */
  readonly promisedDays: number | null;
  /** The day from which it is sent, for one that is promised so: `2027-03-28`. */
  readonly promisedOn: string | null;
  /** Pieces that can be bought now. */
  readonly left: number;
  readonly picture: LibraryPicture | null;
}

const PICTURE = pictureJson(sql`g.picture_id`);

/** The variants of an item that are on sale, by id. */
export async function listVariantFacts(
  db: Db,
  productId: string,
): Promise<ReadonlyMap<string, VariantFacts>> {
  const rows = await factsOfProduct(db, { productId });
  return new Map(rows.map((row) => [row.variantId, row]));
}

const factsOfProduct = prepared<VariantFacts, { readonly productId: string }>((_, value) => {
  const ids = sql`array(
    select id from variants where product_id = ${value('productId')}::uuid and withdrawn_at is null)`;
  return sql`
    select s."variantId", g.barcode, g.weight_grams, s.rule, g.promised_days,
      g.promised_on::text as "promisedOn", s.left, ${PICTURE} as picture,
      array(select o.value from variant_option_values c join option_values o on o.id = c.value_id
        join product_options p on p.id = c.option_id where c.variant_id = s."variantId"
        order by p.position, p.id) as values
    from (${selectStock(ids)}) s left join goods_variants g on g.variant_id = s."variantId"`;
});
