import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { LateLine, OtherVariant } from '../../../kind-late.ts';

/** The other variants of an item that are on sale for the same price or less, in their order. */
export async function listOthersFor(
  db: Db,
  { variantId, units, unitAmount, currency }: LateLine,
): Promise<OtherVariant[]> {
  const { rows } = await sql<OtherVariant>`
    select v.id as "variantId", v.title, v.price_amount as "unitAmount"
    from variants own join variants v on v.product_id = own.product_id and v.id <> own.id
    join products p on p.id = v.product_id
    where own.id = ${variantId} and p.status = 'published' and v.withdrawn_at is null and v.currency = ${currency}
      and v.price_amount <= ${unitAmount} and ${units}::integer between v.min_quantity and v.max_quantity
    order by v.position, v.id limit 50`.execute(db);
  return rows;
}

/** Whether a variant is on sale at all, in stock or not. */
export async function isSold(db: Db, variantId: string): Promise<boolean> {
  const row = await db
    .selectFrom('variants as v')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select('v.id')
    .where('v.id', '=', variantId)
    .where('v.withdrawnAt', 'is', null)
    .where('p.status', '=', 'published')
    .executeTakeFirst();
  return row !== undefined;
}
