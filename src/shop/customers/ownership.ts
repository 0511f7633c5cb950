import type { Visitor } from './store.ts';

/** Who placed an order: the browser, the account signed in there, the customer of its address. */
export interface OrderOwner {
  readonly visitorId: string | null;
  readonly userId: string | null;
  readonly customerId: string | null;
}

/**
 * Whether the visitor may see an order: it was placed in this browser, by this account, or with an address that either has
 * proven. `isOwnOrder` in the store is the same rule in SQL.
 */
export function ownsOrder(visitor: Visitor, { visitorId, userId, customerId }: OrderOwner): boolean {
  if (visitorId !== null && visitorId === visitor.id) return true;
  if (userId !== null && userId === visitor.userId) return true;
  return customerId !== null && visitor.customerIds.includes(customerId);
}
