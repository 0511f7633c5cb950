import type { Db } from '#lib/db.ts';
import { isOwnOrder } from '../customers/access-store.ts';
import type { Visitor } from '../customers/store.ts';
import type { RevokedReason } from '../entitlements/store.ts';

/** Why a visitor who once had a product cannot use it any more. */
export interface EndedAccess {
  /** Title of the product, as it is called now. */
  readonly title: string;
  readonly orderNumber: string;
  readonly endedAt: Date;
  /** Null where an order of a former release did not say. */
  readonly reason: RevokedReason | null;
  /** Whether the buyer withdrew from the order. */
  readonly isWithdrawn: boolean;
}

/** The order of the visitor's whose access to a product ended last; null where there is none, or where another one still gives it. */
export async function findEndedAccess(db: Db, slug: string, visitor: Visitor): Promise<EndedAccess | null> {
  const row = await db
    .selectFrom('entitlements as e')
    .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .innerJoin('products as p', 'p.id', 'i.productId')
    .select(['p.title', 'o.number as orderNumber', 'e.revokedAt', 'e.reason', 'o.withdrawnAt'])
    .where('p.slug', '=', slug)
    .where(isOwnOrder(visitor))
    .orderBy('e.revokedAt', (order) => order.desc().nullsFirst())
    .limit(1)
    .executeTakeFirst();
  if (!row?.revokedAt) return null;
  const { title, orderNumber, revokedAt, reason, withdrawnAt } = row;
  return {
    ...{ title, orderNumber, endedAt: revokedAt, isWithdrawn: withdrawnAt !== null },
    reason: reason as RevokedReason | null,
  };
}
