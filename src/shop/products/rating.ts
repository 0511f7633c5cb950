import { sql } from 'kysely';
import { afterCommit, type Tx } from '#lib/db.ts';
import { purgeTags } from '#lib/page-cache/purge.ts';
import { forget } from '#lib/redis/cache-aside.ts';

/**
 * A review counts while it is approved and what it speaks of is still its writer's; of a writer who was erased, it stays.
 * The query calls the reviews `r`.
 */
export const counts = sql<boolean>`r.status = 'approved' and (r.customer_id is null or exists (
  select from order_items i join orders o on o.id = i.order_id
  where i.product_id = r.product_id and o.customer_id = r.customer_id
    and o.completed_at is not null and i.taken_back_at is null))`;

/**
 * Brings a product's rating in step with its reviews, in the transaction that changed a review or took something back.
 * The product's row is locked first, so that of two at once the second sees what the first did.
 */
export async function recountRating(tx: Tx, productId: string): Promise<void> {
  const product = await tx
    .selectFrom('products')
    .select(['id', 'kind', 'slug'])
    .where('id', '=', productId)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('reviews').select('reviews.id').whereRef('reviews.productId', '=', 'products.id')),
    )
    .forUpdate()
    .executeTakeFirst();
  if (!product) return;
  const { numAffectedRows } = await sql`
    update products set rating = fresh.rating, rating_count = fresh.count
    from (select round(avg(r.rating), 2) as rating, count(*)::int as count
      from reviews r where r.product_id = ${productId} and ${counts}) as fresh
    where id = ${productId}
      and (products.rating, products.rating_count) is distinct from (fresh.rating, fresh.count)`.execute(tx);
  await purgeTags(tx, [`product:${productId}`, ...(numAffectedRows ? [`list:${product.kind}`] : [])]);
  afterCommit(tx, () => forget(`product:${product.slug}`, 'courses:featured'));
}
