import type { Db } from '#lib/db.ts';
import { buyerCustomerIds } from './access.ts';
import { findCustomerId, type Visitor } from './store.ts';

/** Whether a visitor has proven an address. @param key as `emailKey` makes it. */
export async function hasProven(db: Db, visitor: Visitor | null, key: string): Promise<boolean> {
  const customerId = visitor && (await findCustomerId(db, key));
  return visitor !== null && customerId !== null && buyerCustomerIds(visitor).includes(customerId);
}
