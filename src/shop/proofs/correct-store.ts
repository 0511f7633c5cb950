import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { isProvenAnywhere } from '../customers/access-store.ts';
import { emailKey } from '../customers/email.ts';
import type { OrderRow } from '../orders/store.ts';
import { TICKET_EMAIL } from '../products/kinds/event/bookings/ticket-email.ts';

export interface MovedItem {
  readonly id: string;
  readonly kind: string;
  readonly productId: string;
}

export interface MovedOrder {
  readonly id: string;
  readonly number: string;
}

/** An order, and the same buyer's others with the same address that he has not proven; by their numbers. */
export async function listBuyersOrders(
  db: Db,
  { id, customerId, visitorId, userId }: Pick<OrderRow, 'id' | 'customerId' | 'visitorId' | 'userId'>,
): Promise<MovedOrder[]> {
  return db
    .selectFrom('orders')
    .select(['id', 'number'])
    .where('customerId', '=', customerId)
    .where('isAddressProven', '=', false)
    .where(sql<boolean>`(id = ${id}::uuid or visitor_id = ${visitorId}::uuid or user_id = ${userId}::uuid)`)
    .orderBy('number')
    .execute();
}

/** An account of the mistyped address, not proven, that placed the order. */
export interface BuyersAccount {
  readonly id: string;
  /** Whether no other account has the right address. */
  readonly isFree: boolean;
}

/** Never an account of staff: it keeps its address. @param key the right address, folded. */
export async function findBuyersAccount(
  db: Db,
  userId: string | null,
  mistyped: string,
  key: string,
): Promise<BuyersAccount | null> {
  if (!userId) return null;
  const user = await db
    .selectFrom('users')
    .select(['id', 'email', 'role', 'emailVerified'])
    .where('id', '=', userId)
    .executeTakeFirst();
  if (!user || user.emailVerified || emailKey(user.email) !== emailKey(mistyped)) return null;
  const other = await db
    .selectFrom('users')
    .select('id')
    .where(sql<string>`lower(email)`, '=', key)
    .executeTakeFirst();
  return { id: user.id, isFree: !other && user.role === 'user' };
}

/** @returns false when its address was proven meanwhile. */
export async function moveAccount(tx: Tx, userId: string, email: string, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable('users')
    .set({ email, updatedAt: at })
    .where('id', '=', userId)
    .where('emailVerified', '=', false)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

interface To {
  readonly intoId: string;
  readonly email: string;
  /** The account that placed them sees them no more. */
  readonly isAccountLeft: boolean;
}

/**
 * Gives orders another customer, with what they gave and what staff wrote about them. Nothing of it is proven.
 * @returns their lines.
 */
export async function moveOrders(tx: Tx, ids: readonly string[], to: To): Promise<MovedItem[]> {
  const { intoId, email, isAccountLeft } = to;
  await sql`
    update orders set customer_id = ${intoId}, email = ${email}, is_address_proven = false,
      address_version = address_version + 1, user_id = case when ${isAccountLeft} then null else user_id end
    where id = any(${ids}::uuid[])`.execute(tx);
  await sql`
    update entitlements e set customer_id = null, email = ${email}
    from order_items i where i.id = e.order_item_id and i.order_id = any(${ids}::uuid[])`.execute(tx);
  await sql`update staff_notes set customer_id = ${intoId} where order_id = any(${ids}::uuid[])`.execute(tx);
  return tx
    .selectFrom('orderItems')
    .select(['id', 'kind', 'productId'])
    .where('orderId', 'in', ids)
    .orderBy('id')
    .execute();
}

/**
 * The emails about orders are the right customer's; those that wait go to the right address. Tickets go to the people who come.
 * @returns the ids of those that wait.
 */
export async function readdressEmails(
  tx: Tx,
  orderIds: readonly string[],
  { id, email }: { readonly id: string; readonly email: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string; isWaiting: boolean }>`
    update mails set customer_id = ${id},
      recipient = case when sent_at is null and failure is null then ${email} else recipient end
    where order_id = any(${orderIds}::uuid[]) and recipient is not null and kind <> ${TICKET_EMAIL}
    returning id, sent_at is null and failure is null as "isWaiting"`.execute(tx);
  return rows.filter(({ isWaiting }) => isWaiting).map((row) => row.id);
}

/** Deletes a customer who was only a mistyped address and has nothing left. Notes of staff move to the right customer. */
export async function deleteEmptyCustomer(tx: Tx, customerId: string, intoId: string): Promise<void> {
  const { rows } = await sql`
    select from customers c where c.id = ${customerId} and c.email_proven_at is null and c.user_id is null
      and not exists (select from orders where customer_id = c.id)
      and not exists (select from enrolments where customer_id = c.id)
      and not exists (select from reviews where customer_id = c.id)
      and not ${isProvenAnywhere(sql`c.id`)}`.execute(tx);
  if (rows.length === 0) return;
  await sql`update staff_notes set customer_id = ${intoId} where customer_id = ${customerId}`.execute(tx);
  await sql`delete from customers where id = ${customerId}`.execute(tx);
}
