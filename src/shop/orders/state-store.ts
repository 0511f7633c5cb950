import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { OrderRow } from './columns-store.ts';
import { type OrderState, orderStateOf } from './order-state.ts';

/**
 * What the state of an order follows from, beside its status and total: columns of a statement that reads `orders` as `o`.
 * A payment on its way to the bank sets `processing_at`; of several disputes the gravest counts.
 */
export const stateColumns = [
  sql<boolean>`(o.status = 'pending' and o.processing_at is not null)`.as('isProcessing'),
  sql<Date | null>`o.withdrawn_at`.as('withdrawnAt'),
  sql<string | null>`case when o.status = 'pending' then (
    select p.declined_code from payments p where p.order_id = o.id order by p.created_at desc limit 1
  ) end`.as('declinedCode'),
  sql<'inquiry' | 'open' | 'lost' | null>`(
    select d.status from disputes d where d.order_id = o.id and d.status in ('lost', 'open', 'inquiry')
    order by array_position(array['lost', 'open', 'inquiry'], d.status) limit 1
  )`.as('dispute'),
] as const;

/** The state of an order that was read. */
export async function findOrderState(db: Db, order: OrderRow): Promise<OrderState> {
  const facts = await db
    .selectFrom('orders as o')
    .select(stateColumns)
    .where('o.id', '=', order.id)
    .executeTakeFirstOrThrow();
  const total = { amount: order.totalAmount, currency: order.currency };
  return orderStateOf({ ...facts, status: order.status, total });
}
