import type { Db } from '#lib/db.ts';
import type { Visitor } from '../customers/store.ts';

/**
 * Which of these products, each bought only once, are known to be this person's already: by the account that is signed
 * in, or by an address that was proven. A browser that merely paid once may buy the same for somebody else.
 */
export async function listOwnedProductIds(
  db: Db,
  { userId, customerIds }: Visitor,
  productIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (productIds.length === 0 || (!userId && customerIds.length === 0)) return new Set();
  const rows = await db
    .selectFrom('orderItems as i')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .select('i.productId')
    .distinct()
    .where('i.productId', 'in', productIds)
    .where('i.takenBackAt', 'is', null)
    .where('o.completedAt', 'is not', null)
    .where((is) =>
      is.or([
        ...(userId ? [is('o.userId', '=', userId)] : []),
        ...(customerIds.length > 0 ? [is('o.customerId', 'in', customerIds)] : []),
      ]),
    )
    .execute();
  return new Set(rows.map(({ productId }) => productId));
}
