import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { regularPrice } from '../../../prices/price-columns-store.ts';

/** A part of a bundle as it is written; without an id it is new. */
export interface PartToSave {
  readonly id: string | null;
  readonly productId: string;
  readonly variantId: string | null;
  readonly quantity: number;
}

/** A product that can be part of a bundle. */
export interface Candidate {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: string;
}

/** How many products are offered to choose from. */
const MOST_CANDIDATES = 10;

/** Products of these kinds with this web address or title; where none has it, those whose title begins or goes on so. */
export async function findCandidates(
  db: Db,
  text: string,
  kinds: readonly string[],
): Promise<readonly Candidate[]> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Candidate & { isExact: boolean }>`
    select id, slug, title, kind, slug = ${text} or lower(title) = lower(${text}) as "isExact" from products
    where kind = any(${[...kinds]}::text[]) and status <> 'archived'
      and (slug = ${text} or lower(title) = lower(${text}) or title ilike ${pattern})
    order by slug = ${text} desc, lower(title) = lower(${text}) desc, title, slug limit ${MOST_CANDIDATES}`.execute(
    db,
  );
  const exact = rows.filter(({ isExact }) => isExact);
  return exact.length > 0 ? exact : rows;
}

/** Writes the parts of a bundle in this order, and its variants as they follow from them. */
export async function saveParts(tx: Tx, productId: string, parts: readonly PartToSave[]): Promise<void> {
  const kept = parts.flatMap(({ id }) => (id === null ? [] : [id]));
  await sql`delete from bundle_parts where product_id = ${productId} and id <> all(${kept}::uuid[])`.execute(
    tx,
  );
  for (const [position, { id, productId: partProductId, variantId, quantity }] of parts.entries()) {
    const values = { position, variantId, quantity };
    if (id === null)
      await tx
        .insertInto('bundleParts')
        .values({ ...values, productId, partProductId })
        .execute();
    else
      await tx
        .updateTable('bundleParts')
        .set(values)
        .where('id', '=', id)
        .where('productId', '=', productId)
        .execute();
  }
  await sql`delete from bundle_choices c using bundle_parts p
    where p.id = c.part_id and p.product_id = ${productId} and p.variant_id <> c.part_variant_id`.execute(tx);
  await sql`select arrange_bundle(${productId}::uuid), describe_bundle(${productId}::uuid)`.execute(tx);
}

/** How many ways there are to choose the parts of a bundle. */
export async function countWays(tx: Tx, productId: string): Promise<number> {
  const { rows } = await sql<{ ways: number }>`
    select count_bundle_ways(${productId}::uuid)::integer as ways`.execute(tx);
  return rows[0]?.ways ?? 0;
}

/** The variants of a product that can be part of a bundle. */
export async function listPartVariants(db: Db, productIds: readonly string[]) {
  return db
    .selectFrom('variants')
    .select(['id', 'productId', 'title', 'sku'])
    .where('productId', 'in', [...productIds, '00000000-0000-0000-0000-000000000000'])
    .where('withdrawnAt', 'is', null)
    .orderBy('position')
    .orderBy('sku')
    .execute();
}

export async function saveBundlePrice(
  tx: Tx,
  productId: string,
  priceAmount: number,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('variants as v')
    .set({ priceAmount, regularAmount: priceAmount, updatedAt: at })
    .where('productId', '=', productId)
    .where(regularPrice, '<>', priceAmount)
    .execute();
}
