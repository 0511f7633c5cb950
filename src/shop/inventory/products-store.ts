import type { Db } from '#lib/db.ts';

/** Products that have a variant drawing on these pools, or in stock there. */
export async function listProductsOfPools(db: Db, poolIds: readonly string[]) {
  return db
    .selectFrom((from) =>
      from
        .selectFrom('variantPools')
        .select(['variantId', 'poolId'])
        .unionAll(from.selectFrom('stockLevels').select(['variantId', 'poolId']))
        .as('vp'),
    )
    .innerJoin('variants as v', 'v.id', 'vp.variantId')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select(['p.id', 'p.kind', 'p.slug'])
    .distinct()
    .where('vp.poolId', 'in', poolIds)
    .execute();
}
