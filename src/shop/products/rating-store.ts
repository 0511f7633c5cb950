import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';

/**
 * A condition on reviews (`r`): its author still owns the product. The review of an erased customer stays. What a buyer
 * wrote for an order before proving the address does not count beside the customer's own.
 */
export const isEntitledReview = sql<boolean>`(
  r.customer_id is null and r.order_id is null
  or exists (
    select from order_items i join orders o on o.id = i.order_id join entitlements e on e.order_item_id = i.id
    where i.product_id = r.product_id and e.units > 0
      and (o.customer_id = r.customer_id or o.id = r.order_id and not o.is_address_proven)))`;

/** A condition on reviews (`r`): it is shown, and its stars count. `reporting.reviews` has the same. */
export const isCountedReview = sql<boolean>`r.status = 'approved' and ${isEntitledReview}`;

/** Has the reviews of a product name an order item by which their authors own it, where there is one; else the last stays. */
export async function nameEntitlingItems(tx: Tx, productId: string): Promise<void> {
  await sql`
    update reviews r set order_item_id = entitling.id
    from (
      select distinct on (own.id) own.id as review_id, i.id
      from reviews own
      join order_items i on i.product_id = own.product_id
      join orders o on o.id = i.order_id and (o.customer_id = own.customer_id or o.id = own.order_id)
      join entitlements e on e.order_item_id = i.id and e.units > 0
      where own.product_id = ${productId}
      order by own.id, o.completed_at, o.created_at, i.id) as entitling
    where r.id = entitling.review_id
      and not exists (select from entitlements e where e.order_item_id = r.order_item_id and e.units > 0)`.execute(
    tx,
  );
}

/** Locks a product, so that of two recounts the second sees what the first wrote. @returns null if it never had a review. */
export async function lockReviewedProduct(
  tx: Tx,
  productId: string,
): Promise<{ id: string; kind: string; slug: string } | null> {
  const row = await tx
    .selectFrom('products')
    .select(['id', 'kind', 'slug'])
    .where('id', '=', productId)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('ratingCount', '>', 0),
        exists(selectFrom('reviews').select('reviews.id').whereRef('reviews.productId', '=', 'products.id')),
      ]),
    )
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** @returns whether the rating or the number of reviews has changed. */
export async function updateRating(tx: Tx, productId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update products set rating = fresh.rating, rating_count = fresh.count
    from (select round(avg(r.rating), 2) as rating, count(*)::int as count
      from reviews r where r.product_id = ${productId} and ${isCountedReview}) as fresh
    where id = ${productId}
      and (products.rating, products.rating_count) is distinct from (fresh.rating, fresh.count)`.execute(tx);
  return Boolean(numAffectedRows);
}
