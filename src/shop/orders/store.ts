import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import { ITEM_COLUMNS, type ItemRow, ORDER_COLUMNS, type OrderRow } from './columns-store.ts';
import { type CancelReason, canTransition, type OrderStatus } from './order.ts';

export type { ItemRow, OrderRow };

export async function lockOrder(db: Db, orderId: string): Promise<OrderRow | null> {
  return oneOf(orderLocked(db, { orderId }));
}

const orderLocked = prepared<OrderRow, { orderId: string }>((db, value) =>
  db
    .selectFrom('orders')
    .select(ORDER_COLUMNS)
    .where('id', '=', value<string>('orderId'))
    .forUpdate()
    .$castTo<OrderRow>(),
);

export async function findOrder(db: Db, by: { id: string } | { number: string }): Promise<OrderRow | null> {
  return oneOf('id' in by ? orderById(db, by) : orderByNumber(db, by));
}

const orderById = prepared<OrderRow, { id: string }>((db, value) =>
  db.selectFrom('orders').select(ORDER_COLUMNS).where('id', '=', value<string>('id')).$castTo<OrderRow>(),
);

const orderByNumber = prepared<OrderRow, { number: string }>((db, value) =>
  db
    .selectFrom('orders')
    .select(ORDER_COLUMNS)
    .where('number', '=', value<string>('number'))
    .$castTo<OrderRow>(),
);

/** Records when the buyer of a pending order started another one; null when they came back to it. */
export async function markReplaced(db: Db, orderId: string, at: Date | null): Promise<void> {
  await db
    .updateTable('orders')
    .set({ replacedAt: at })
    .where('id', '=', orderId)
    .where('status', '=', 'pending')
    .execute();
}

/** The pending order of this cart; else, of a cart that was merged into it. One that a bank is at work on is not the cart's any more. */
export async function findOpenOrder(db: Db, cartId: string): Promise<OrderRow | null> {
  return oneOf(openOrderOf(db, { cartId }));
}

const openOrderOf = prepared<OrderRow, { cartId: string }>((db, value) =>
  db
    .selectFrom('orders as o')
    .innerJoin('carts as c', 'c.id', 'o.cartId')
    .select(ORDER_COLUMNS.map((name) => `o.${name}` as const))
    .where((is) =>
      is.or([is('c.id', '=', value<string>('cartId')), is('c.mergedIntoId', '=', value<string>('cartId'))]),
    )
    .where('o.status', '=', 'pending')
    .where('o.processingAt', 'is', null)
    .orderBy((order) => order('c.id', '=', value<string>('cartId')))
    .limit(1)
    .$castTo<OrderRow>(),
);

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
export async function listItems(db: Db, orderId: string): Promise<readonly ItemRow[]> {
  return itemsOfOrder(db, { orderId });
}

const itemsOfOrder = prepared<ItemRow, { orderId: string }>((db, value) =>
  db
    .selectFrom('orderItems')
    .select(ITEM_COLUMNS)
    .where('orderId', '=', value<string>('orderId'))
    .orderBy('position'),
);

/** @throws on a change of status that `canTransition` does not allow: a bug of ours. */
export async function setStatus(
  db: Db,
  order: Pick<OrderRow, 'id' | 'status'>,
  status: OrderStatus,
  change: { at: Date; cancelReason?: CancelReason; completedAt?: Date; refundedAmount?: number },
): Promise<void> {
  if (status !== order.status && !canTransition(order.status, status)) {
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
        // Written when a clock was ahead.
        is('pageAskedAt', '>', new Date(at.getTime() + leaseSeconds * 1000)),
      ]),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
