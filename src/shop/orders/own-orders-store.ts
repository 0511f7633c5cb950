import type { Db } from '#lib/db.ts';
import { isOwnOrder } from '../customers/access-store.ts';
import type { Visitor } from '../customers/store.ts';
import type { OrderStatus } from './order.ts';
import type { StateFacts } from './order-state.ts';
import { stateColumns } from './state-store.ts';

export interface OwnOrder extends StateFacts {
  readonly number: string;
  readonly createdAt: Date;
}

/** The visitor's orders, newest first; 100 at most. */
export async function listOwnOrders(db: Db, visitor: Visitor): Promise<OwnOrder[]> {
  const rows = await db
    .selectFrom('orders as o')
    .select(['number', 'status', 'totalAmount', 'currency', 'createdAt'])
    .select(stateColumns)
    .where(isOwnOrder(visitor))
    .where('status', 'in', ['pending', 'completed', 'partially_refunded', 'refunded'])
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ totalAmount, currency, status, ...row }) => ({
    ...row,
    status: status as OrderStatus,
    total: { amount: totalAmount, currency },
  }));
}

/** The newest order of a customer that gave something; practice orders are left out. */
export async function findNewestGivenOrder(
  db: Db,
  customerId: string,
): Promise<{ id: string; customerId: string | null; email: string | null } | null> {
  const row = await db
    .selectFrom('orders')
    .select(['id', 'customerId', 'email'])
    .where('customerId', '=', customerId)
    .where('completedAt', 'is not', null)
    .where('isPractice', '=', false)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
  return row ?? null;
}
