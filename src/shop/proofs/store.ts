import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { hasBuyerProven } from '../customers/access-store.ts';

/** Locks the orders with a customer's address, so that none of them completes while it is proven. */
export async function lockOrdersOf(tx: Tx, customerId: string): Promise<void> {
  await tx
    .selectFrom('orders')
    .select('id')
    .where('customerId', '=', customerId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/**
 * Marks the orders whose buyer has proven the customer's address.
 * @param visitorId a browser in which the customer is signed in: what it ordered as a guest counts as well.
 * @returns all of them, also those that were marked before.
 */
export async function markBuyersProven(
  tx: Tx,
  customerId: string,
  visitorId: string | null,
): Promise<string[]> {
  const buyer = { customerId: sql`o.customer_id`, visitorId: sql`o.visitor_id`, userId: sql`o.user_id` };
  await sql`
    update orders o set is_address_proven = true
    where o.customer_id = ${customerId} and not o.is_address_proven
      and (o.user_id is null and o.visitor_id = ${visitorId}::uuid or ${hasBuyerProven(buyer)})`.execute(tx);
  const rows = await tx
    .selectFrom('orders')
    .select('id')
    .where('customerId', '=', customerId)
    .where('isAddressProven', '=', true)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The lines that orders with a customer's address gave, also those that were taken back. */
export async function listGivenItems(tx: Tx, customerId: string): Promise<{ id: string; kind: string }[]> {
  return tx
    .selectFrom('entitlements as e')
    .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .select(['i.id', 'i.kind'])
    .where('o.customerId', '=', customerId)
    .orderBy('i.id')
    .execute();
}

/** Whether something was ordered in a browser with a customer's address. */
export async function hasOrderedWith(db: Db, visitorId: string, customerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('orders')
    .select('id')
    .where('visitorId', '=', visitorId)
    .where('customerId', '=', customerId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The address that was last ordered with in a browser; null when there is none, or it was erased. */
export async function findLastEmail(db: Db, visitorId: string): Promise<string | null> {
  const row = await db
    .selectFrom('orders')
    .select('email')
    .where('visitorId', '=', visitorId)
    .where('email', 'is not', null)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
  return row?.email ?? null;
}
