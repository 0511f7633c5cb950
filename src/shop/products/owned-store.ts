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

/** Which of these products a customer owns, by any order with the address, of all buyers. */
export async function listGivenProductIds(
  db: Db,
  customerId: string,
  productIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (productIds.length === 0) return new Set();
  const rows = await given(db, customerId)
    .select('i.productId')
    .where('i.productId', 'in', productIds)
    .execute();
  return new Set(rows.map(({ productId }) => productId));
}

/** The first order that gave a customer a product. */
export async function findGivenOrder(
  db: Db,
  customerId: string,
  productId: string,
): Promise<{ id: string; number: string; isAddressProven: boolean } | null> {
  const row = await given(db, customerId)
    .select(['o.id', 'o.number', 'o.isAddressProven'])
    .where('i.productId', '=', productId)
    .orderBy('o.createdAt')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

function given(db: Db, customerId: string) {
  return db
    .selectFrom('orderItems as i')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .innerJoin('entitlements as e', 'e.orderItemId', 'i.id')
    .where('o.customerId', '=', customerId)
    .where('e.units', '>', 0);
}
