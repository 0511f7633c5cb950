import type { Db } from '#lib/db.ts';
import type { Money } from '#lib/money.ts';
import { isOwnOrder } from '../customers/access-store.ts';
import type { Visitor } from '../customers/store.ts';
import type { OrderStatus } from './order.ts';

export interface OwnOrder {
  readonly number: string;
  readonly status: OrderStatus;
  readonly total: Money;
  readonly createdAt: Date;
}

/** The visitor's orders, newest first; 100 at most. */
export async function listOwnOrders(db: Db, visitor: Visitor): Promise<OwnOrder[]> {
  const rows = await db
    .selectFrom('orders as o')
    .select(['number', 'status', 'totalAmount', 'currency', 'createdAt'])
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
