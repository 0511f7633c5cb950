import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { lockCustomer, markEmailProven, setVisitorCustomer } from '../customers/store.ts';
import { joinCustomer } from './join-customer.ts';
import { lockOrdersOf } from './store.ts';

/**
 * This browser opened a link emailed to the customer's address: it may see all that is the customer's from now on, and what
 * it bought with that address joins it.
 */
export async function proveAddress(db: Db, visitorId: string, customerId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockOrdersOf(tx, customerId);
    await lockCustomer(tx, customerId);
    const at = now();
    await markEmailProven(tx, customerId, at);
    await setVisitorCustomer(tx, visitorId, customerId, at);
    await joinCustomer(tx, customerId, visitorId);
  });
}
