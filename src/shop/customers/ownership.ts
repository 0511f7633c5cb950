import { type RawBuilder, sql } from 'kysely';
import type { Visitor } from './store.ts';

/** Whose an order is. */
export interface Owned {
  readonly visitorId: string | null;
  readonly userId: string | null;
  readonly customerId: string | null;
}

/** Whether it was bought in this browser, by the account signed in here, or with an address proven by either. */
export function owns(visitor: Visitor, { visitorId, userId, customerId }: Owned): boolean {
  if (visitorId !== null && visitorId === visitor.id) return true;
  if (userId !== null && userId === visitor.userId) return true;
  return customerId !== null && visitor.customerIds.includes(customerId);
}

/** The same as a condition on the orders table, which the query calls `o`. */
export function isOwn(visitor: Visitor): RawBuilder<boolean> {
  const { id, userId, customerIds } = visitor;
  return sql<boolean>`(o.visitor_id = ${id}::uuid or o.user_id = ${userId}::uuid
    or o.customer_id = any(${customerIds}::uuid[]))`;
}
