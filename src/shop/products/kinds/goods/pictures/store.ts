import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

/** Codes of the variants that show a picture, by its id. */
export async function listVariantPictures(
  db: Db,
  productId: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; skus: string[] }>`
    select g.picture_id as id, array_agg(v.sku order by v.position, v.sku) as skus
    from variants v join goods_variants g on g.variant_id = v.id
    where v.product_id = ${productId} and g.picture_id is not null group by g.picture_id`.execute(db);
  return new Map(rows.map(({ id, skus }) => [id, skus]));
}

/** Variants show a picture that their product no longer has as little. */
export async function dropVariantPicture(tx: Tx, productId: string, fileId: string): Promise<void> {
  await sql`update goods_variants g set picture_id = null from variants v
    where v.id = g.variant_id and v.product_id = ${productId} and g.picture_id = ${fileId}::uuid`.execute(tx);
}
