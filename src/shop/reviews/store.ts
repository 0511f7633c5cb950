import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import { statement } from '#lib/db/statement.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { Holder } from '../customers/access.ts';
import { isCountedReview, isEntitledReview } from '../products/rating-store.ts';
import type { PublishedReview, ReviewInput, ReviewStatus } from './review.ts';

/**
 * Locks the order for which an unproven buyer's review is kept, so that it does not join the customer meanwhile.
 * @returns whether it still is.
 */
export async function lockUnprovenOrder(tx: Tx, orderId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('orders')
    .select('isAddressProven')
    .where('id', '=', orderId)
    .forShare()
    .executeTakeFirst();
  return row?.isAddressProven === false;
}

/** One review per holder and product; it is replaced unless it is approved. @returns its id, null if it is approved. */
export async function upsertReview(
  tx: Tx,
  productId: string,
  holder: Holder,
  { rating, title, body, name: authorName }: ReviewInput,
  at: Date,
): Promise<string | null> {
  const row = await tx
    .insertInto('reviews')
    .values({ productId, ...holder, rating, title, body, authorName })
    .onConflict((conflict) =>
      conflict
        .columns(['productId', 'customerId' in holder ? 'customerId' : 'orderId'])
        .doUpdateSet({
          ...{ rating, title, body, authorName, updatedAt: at },
          ...{ status: 'pending', decidedAt: null, decidedBy: null },
        })
        .where('reviews.status', '<>', 'approved'),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export function listPublished(db: Db, productId: string, limit: number): Promise<readonly PublishedReview[]> {
  return publishedOf(db, { productId, limit });
}

const publishedOf = prepared<PublishedReview, { productId: string; limit: number }>((db, value) =>
  db
    .selectFrom('reviews as r')
    .select(['r.id', 'r.rating', 'r.title', 'r.authorName as name', 'r.body', 'r.reply', 'r.createdAt as at'])
    .where('r.productId', '=', value<string>('productId'))
    .where(isCountedReview)
    .orderBy('r.createdAt', 'desc')
    .orderBy('r.id')
    .limit(value<number>('limit')),
);

export async function countStars(db: Db, productId: string): Promise<ReadonlyMap<number, number>> {
  const rows = await starsOf(db, { productId });
  return new Map(rows.map(({ rating, count }) => [rating, count]));
}

const starsOf = statement<{ rating: number; count: number }, { productId: string }>((db, value) =>
  db
    .selectFrom('reviews as r')
    .select(['r.rating', sql<number>`count(*)::int`.as('count')])
    .where('r.productId', '=', value<string>('productId'))
    .where(isCountedReview)
    .groupBy('r.rating'),
);

/** The reviews of one status for the admin: pending ones oldest first, others newest first. */
export async function listByStatus(db: Db, status: ReviewStatus, limit: number) {
  const rows = await db
    .selectFrom('reviews as r')
    .innerJoin('products as p', 'p.id', 'r.productId')
    .leftJoin('orderItems as i', 'i.id', 'r.orderItemId')
    .leftJoin('orders as o', 'o.id', 'i.orderId')
    .leftJoin('entitlements as e', 'e.orderItemId', 'i.id')
    .select(['r.id', 'r.rating', 'r.title', 'r.authorName as name', 'r.body', 'r.reply', 'r.createdAt as at'])
    .select(['r.status', 'e.reason', 'o.number as orderNumber'])
    .select(sql<boolean>`coalesce(o.is_practice, false)`.as('isPractice'))
    .select(['p.title as productTitle', 'p.slug', 'p.kind', isEntitledReview.as('isEntitled')])
    .where('r.status', '=', status)
    .orderBy('r.createdAt', status === 'pending' ? 'asc' : 'desc')
    .orderBy('r.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, status }));
}

export async function setDecision(
  tx: Tx,
  id: string,
  status: ReviewStatus,
  decidedBy: string,
  decidedAt: Date,
): Promise<{ productId: string } | null> {
  const row = await tx
    .updateTable('reviews')
    .set({ status, decidedBy, decidedAt })
    .where('id', '=', id)
    .returning('productId')
    .executeTakeFirst();
  return row ?? null;
}

export async function setReply(
  tx: Tx,
  id: string,
  reply: string,
  repliedAt: Date,
): Promise<{ productId: string } | null> {
  const row = await tx
    .updateTable('reviews')
    .set({ reply, repliedAt })
    .where('id', '=', id)
    .where('status', '=', 'approved')
    .returning('productId')
    .executeTakeFirst();
  return row ?? null;
}
