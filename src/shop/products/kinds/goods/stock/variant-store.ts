import type { Db, Tx } from '#lib/db.ts';

/** The product of a variant. @throws when there is none. */
export async function findProductId(tx: Tx, variantId: string): Promise<string> {
  const row = await tx
    .selectFrom('variants')
    .select('productId')
    .where('id', '=', variantId)
    .executeTakeFirstOrThrow();
  return row.productId;
}

/** The ids of variants of goods by their codes; unknown codes are left out. */
export async function listVariantIds(db: Db, skus: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (skus.length === 0) return new Map();
  const rows = await db
    .selectFrom('variants as v')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select(['v.id', 'v.sku'])
    .where('p.kind', '=', 'goods')
    .where('v.sku', 'in', skus)
    .execute();
  return new Map(rows.map(({ id, sku }) => [sku, id]));
}
