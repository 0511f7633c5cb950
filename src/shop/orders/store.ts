import { type Selectable, sql } from 'kysely';
import type { OrderItems, Orders } from '#lib/db/types.ts';
import type { Db } from '#lib/db.ts';
import { type CancelReason, canMove, type Mode, type OrderStatus } from './order.ts';

export type OrderRow = Omit<Selectable<Orders>, 'status' | 'mode' | 'cancelReason'> & {
  status: OrderStatus;
  mode: Mode;
  cancelReason: CancelReason | null;
};
export type ItemRow = Selectable<OrderItems>;

export async function nextNumber(db: Db): Promise<number> {
  const { rows } = await sql<{ value: number }>`select nextval('order_numbers') as value`.execute(db);
  const value = rows[0]?.value;
  if (value === undefined) throw new Error('the sequence of order numbers gave nothing');
  return value;
}

export interface NewOrder {
  readonly number: string;
  readonly mode: Mode;
  readonly customerId: string;
  readonly visitorId: string | null;
  readonly userId: string | null;
  readonly cartId: string;
  readonly cartVersion: number;
  readonly email: string;
  readonly currency: string;
  readonly subtotalAmount: number;
  readonly discountAmount: number;
  readonly taxAmount: number;
  readonly shippingAmount: number;
  readonly totalAmount: number;
  readonly termsVersion: string;
  readonly immediateDeliveryAt: Date | null;
  readonly isAddressProven: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function insertOrder(db: Db, order: NewOrder): Promise<string> {
  const row = await db.insertInto('orders').values(order).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export interface NewItem {
  readonly orderId: string;
  readonly position: number;
  readonly productId: string;
  readonly variantId: string;
  readonly kind: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
  readonly unitAmount: number;
  readonly subtotalAmount: number;
  readonly totalAmount: number;
  readonly partOfVariantId: string | null;
  readonly partOfQuantity: number | null;
}

export async function insertItems(db: Db, items: readonly NewItem[]): Promise<ItemRow[]> {
  return db.insertInto('orderItems').values(items).returningAll().execute();
}

export async function lockOrder(db: Db, orderId: string): Promise<OrderRow | null> {
  const row = await db
    .selectFrom('orders')
    .selectAll()
    .where('id', '=', orderId)
    .forUpdate()
    .executeTakeFirst();
  return (row as OrderRow | undefined) ?? null;
}

export async function findOrder(db: Db, by: { id: string } | { number: string }): Promise<OrderRow | null> {
  const query = db.selectFrom('orders').selectAll();
  const row = await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where('number', '=', by.number)
  ).executeTakeFirst();
  return (row as OrderRow | undefined) ?? null;
}

/** Notes that the buyer of an order that waits for money goes on to another one (null: came back to it). */
export async function markReplaced(db: Db, orderId: string, at: Date | null): Promise<void> {
  await db
    .updateTable('orders')
    .set({ replacedAt: at })
    .where('id', '=', orderId)
    .where('status', '=', 'pending')
    .execute();
}

/** The order that waits for money, of this cart or first of one that was poured into it. */
export async function findOpenOrder(db: Db, cartId: string): Promise<OrderRow | null> {
  const row = await db
    .selectFrom('orders as o')
    .innerJoin('carts as c', 'c.id', 'o.cartId')
    .selectAll('o')
    .where((is) => is.or([is('c.id', '=', cartId), is('c.mergedIntoId', '=', cartId)]))
    .where('o.status', '=', 'pending')
    .orderBy((order) => order('c.id', '=', cartId))
    .executeTakeFirst();
  return (row as OrderRow | undefined) ?? null;
}

/** Whether one of these carts has bought something after that instant. */
export async function hasCompletedSince(db: Db, cartIds: readonly string[], at: Date): Promise<boolean> {
  const row = await db
    .selectFrom('orders')
    .select('id')
    .where('cartId', 'in', cartIds)
    .where('createdAt', '>', at)
    .where('completedAt', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The lines of an order as they were in the cart. */
export async function listItems(db: Db, orderId: string): Promise<ItemRow[]> {
  return db.selectFrom('orderItems').selectAll().where('orderId', '=', orderId).orderBy('position').execute();
}

/** @throws on a move that the table of legal moves does not know: a bug of ours. */
export async function setStatus(
  db: Db,
  order: Pick<OrderRow, 'id' | 'status'>,
  status: OrderStatus,
  change: { at: Date; cancelReason?: CancelReason; completedAt?: Date; refundedAmount?: number },
): Promise<void> {
  if (status !== order.status && !canMove(order.status, status)) {
    throw new Error(`order ${order.id} cannot go from ${order.status} to ${status}`);
  }
  const { at, ...rest } = change;
  await db
    .updateTable('orders')
    .set({ status, updatedAt: at, ...rest })
    .where('id', '=', order.id)
    .execute();
}

export async function setItemRefunded(db: Db, itemId: string, refundedAmount: number): Promise<void> {
  await db.updateTable('orderItems').set({ refundedAmount }).where('id', '=', itemId).execute();
}

export async function markWithdrawn(db: Db, orderId: string, at: Date): Promise<void> {
  await db.updateTable('orders').set({ withdrawnAt: at, updatedAt: at }).where('id', '=', orderId).execute();
}

/** Takes the lease for asking Stripe for this order's payment page. @returns whether it was free. */
export async function claimPage(db: Db, orderId: string, at: Date, leaseSeconds: number): Promise<boolean> {
  const result = await db
    .updateTable('orders')
    .set({ pageAskedAt: at })
    .where('id', '=', orderId)
    .where('status', '=', 'pending')
    .where((is) =>
      is.or([
        is('pageAskedAt', 'is', null),
        is('pageAskedAt', '<', new Date(at.getTime() - leaseSeconds * 1000)),
      ]),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
