import type { Db, Tx } from '#lib/db.ts';

/** The business that an order is for. */
export interface OrderBusiness {
  readonly name: string;
  /** Its form and check digits are right; null for a business that gave none. */
  readonly vatId: { readonly text: string } | null;
}

export async function insertOrderBusiness(
  tx: Tx,
  orderId: string,
  { name, vatId }: OrderBusiness,
): Promise<void> {
  await tx
    .insertInto('orderBusinesses')
    .values({ orderId, name, vatId: vatId?.text ?? '' })
    .execute();
}

/** Null for an order of a consumer. */
export async function findOrderBusiness(
  db: Db,
  orderId: string,
): Promise<{ readonly name: string; readonly vatId: string } | null> {
  const row = await db
    .selectFrom('orderBusinesses')
    .select(['name', 'vatId'])
    .where('orderId', '=', orderId)
    .executeTakeFirst();
  return row ?? null;
}
