import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { findLinkVersion, setVisitorCustomer } from '../customers/proof-store.ts';
import { lockCustomer, markEmailProven } from '../customers/store.ts';
import { joinCustomer } from './join-customer.ts';
import { lockOrdersOf } from './store.ts';

/**
 * This browser opened a link emailed to the customer's address: it may see all that is the customer's from now on, and what
 * it bought with that address joins it.
 * @param linkVersion the version that the link names; null proves without asking for it.
 * @returns false when the links of that time have ended: nothing is proven then.
 */
export async function proveAddress(
  db: Db,
  visitorId: string,
  customerId: string,
  linkVersion: number | null = null,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockOrdersOf(tx, customerId);
    await lockCustomer(tx, customerId);
    if (linkVersion !== null && (await findLinkVersion(tx, customerId)) !== linkVersion) return false;
    await markEmailProven(tx, customerId, now());
    await setVisitorCustomer(tx, visitorId, customerId);
    await joinCustomer(tx, customerId, visitorId);
    return true;
  });
}
