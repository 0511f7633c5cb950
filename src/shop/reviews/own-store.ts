import type { RawBuilder } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { Holder } from '../customers/access.ts';
import { isJoinedWork, isOwnWork } from '../customers/access-store.ts';
import type { Visitor } from '../customers/store.ts';
import { isEntitledReview } from '../products/rating-store.ts';
import type { ReviewFacts, ReviewStatus } from './review.ts';

/** A review as its author sees it. */
export interface OwnReview extends ReviewFacts {
  readonly rating: number;
  readonly title: string;
  readonly body: string;
  readonly name: string;
  readonly product: { readonly slug: string; readonly title: string; readonly kind: string };
}

/** The review that a holder wrote of a product. */
export async function findReviewOf(db: Db, productId: string, holder: Holder): Promise<OwnReview | null> {
  const [row] = await selectOwn(db)
    .where('r.productId', '=', productId)
    .where((is) =>
      'customerId' in holder
        ? is('r.customerId', '=', holder.customerId)
        : is('r.orderId', '=', holder.orderId),
    )
    .execute();
  return row ? toReview(row) : null;
}

/** What the visitor wrote of a product for orders that joined them later; another review counts instead. */
export function listOtherReviews(db: Db, productId: string, visitor: Visitor): Promise<OwnReview[]> {
  return listWhere(db, isJoinedWork(visitor, 'r'), productId);
}

/** Every review of the visitor, newest first, also of what they no longer own. @param productId of this product alone. */
export function listWrittenReviews(db: Db, visitor: Visitor, productId?: string): Promise<OwnReview[]> {
  return listWhere(db, isOwnWork(visitor, 'r'), productId);
}

/** Deletes what the visitor wrote of a product. @returns whether there was anything. */
export async function deleteWrittenReviews(tx: Tx, productId: string, visitor: Visitor): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('reviews as r')
    .where('r.productId', '=', productId)
    .where(isOwnWork(visitor, 'r'))
    .returning('r.id')
    .execute();
  return deleted.length > 0;
}

function selectOwn(db: Db) {
  return db
    .selectFrom('reviews as r')
    .innerJoin('products as p', 'p.id', 'r.productId')
    .leftJoin('entitlements as e', 'e.orderItemId', 'r.orderItemId')
    .select(['r.rating', 'r.title', 'r.body', 'r.authorName as name', 'r.status', 'e.reason'])
    .select(['p.slug', 'p.title as productTitle', 'p.kind', isEntitledReview.as('isEntitled')]);
}

async function listWhere(db: Db, isListed: RawBuilder<boolean>, productId?: string): Promise<OwnReview[]> {
  const rows = await selectOwn(db)
    .where(isListed)
    .$if(productId !== undefined, (query) => query.where('r.productId', '=', productId ?? ''))
    .orderBy('r.createdAt', 'desc')
    .orderBy('r.id')
    .execute();
  return rows.map(toReview);
}

type OwnRow = Awaited<ReturnType<ReturnType<typeof selectOwn>['execute']>>[number];

function toReview({ slug, productTitle, kind, status, ...review }: OwnRow): OwnReview {
  return { ...review, status: status as ReviewStatus, product: { slug, title: productTitle, kind } };
}
