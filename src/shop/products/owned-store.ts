import type { Db } from '#lib/db.ts';
import { isKnown } from '../customers/access.ts';
import { isKnownPurchase } from '../customers/access-store.ts';
import type { Visitor } from '../customers/store.ts';

/**
 * Which of these products the visitor owns already, by the account signed in or by a proven address. What was only bought in
 * this browser does not count: the visitor may buy it for another person.
 */
export async function listOwnedProductIds(
  db: Db,
  visitor: Visitor,
  productIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (productIds.length === 0 || !isKnown(visitor)) return new Set();
  const rows = await db
    .selectFrom('orderItems as i')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .innerJoin('entitlements as e', 'e.orderItemId', 'i.id')
    .select('i.productId')
    .distinct()
    .where('i.productId', 'in', productIds)
    .where('e.units', '>', 0)
    .where(isKnownPurchase(visitor))
    .execute();
  return new Set(rows.map(({ productId }) => productId));
}
