import type { Tx } from '#lib/db.ts';
import { emailKey } from '../customers/email.ts';
import { findCustomerId, lockCustomer } from '../customers/store.ts';
import { findUser, lockUser, type User } from './store.ts';

/**
 * Locks an account, after the customer of its address: the address is not corrected by staff while it is proven.
 * @returns the account as it is under the lock; null without one, or if its address has just changed.
 */
export async function lockAccount(tx: Tx, userId: string): Promise<User | null> {
  const seen = await findUser(tx, { id: userId });
  if (!seen) return null;
  const customerId = await findCustomerId(tx, emailKey(seen.email));
  if (customerId) await lockCustomer(tx, customerId);
  await lockUser(tx, userId);
  const user = await findUser(tx, { id: userId });
  return user?.email === seen.email ? user : null;
}
