import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

/**
 * Whose a slug is: a present product's, or one of the past that redirects. Takes the lock that every change of slugs
 * takes first, so that a slug is never given away twice.
 */
export async function lockSlugOwner(tx: Tx, slug: string): Promise<string | null> {
  await sql`select pg_advisory_xact_lock(hashtext('product_slugs'))`.execute(tx);
  const row = await tx
    .selectFrom('products')
    .select('id')
    .where('slug', '=', slug)
    .unionAll(tx.selectFrom('productSlugs').select('productId as id').where('slug', '=', slug))
    .executeTakeFirst();
  return row?.id ?? null;
}

/** From now on the old slug leads to the product, and the new one is free to be its own again. */
export async function retireSlug(
  tx: Tx,
  productId: string,
  from: string | null,
  to: string,
  at: Date,
): Promise<void> {
  await tx.deleteFrom('productSlugs').where('slug', '=', to).where('productId', '=', productId).execute();
  if (from === null) return;
  await tx.insertInto('productSlugs').values({ slug: from, productId, retiredAt: at }).execute();
}

/** Slugs of the past that lead to this product, latest first. */
export async function listRetiredSlugs(db: Db, productId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('productSlugs')
    .select('slug')
    .where('productId', '=', productId)
    .orderBy('retiredAt', 'desc')
    .limit(50)
    .execute();
  return rows.map(({ slug }) => slug);
}
