import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

/**
 * The product that has this slug, or had it and redirects. First takes the lock of all slug changes, so that no slug is
 * given to two products.
 */
export async function lockSlugOwner(tx: Tx, slug: string): Promise<string | null> {
  await lockSlugs(tx);
  const row = await tx
    .selectFrom('products')
    .select('id')
    .where('slug', '=', slug)
    .unionAll(tx.selectFrom('productSlugs').select('productId as id').where('slug', '=', slug))
    .executeTakeFirst();
  return row?.id ?? null;
}

/** This slug and those numbered after it, of products that have or had them. Takes the lock of all slug changes. */
export async function lockNumberedSlugs(tx: Tx, slug: string): Promise<Set<string>> {
  await lockSlugs(tx);
  const numbered = `^${slug}(-[0-9]+)?$`;
  const rows = await tx
    .selectFrom('products')
    .select('slug')
    .where('slug', '~', numbered)
    .unionAll(tx.selectFrom('productSlugs').select('slug').where('slug', '~', numbered))
    .execute();
  return new Set(rows.map((row) => row.slug));
}

async function lockSlugs(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('product_slugs'))`.execute(tx);
}

/** Makes the old slug a redirect to the product; the new slug stops being one. @param from null for no redirect. */
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

/** Old slugs that redirect to this product, latest first. */
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
