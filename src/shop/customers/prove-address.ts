import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { assignEntitlements } from '../entitlements/store.ts';
import { markEmailProven, setVisitorCustomer } from './store.ts';

/** This browser opened a link emailed to the customer's address: it may see the customer's orders from now on. */
export async function proveAddress(db: Db, visitorId: string, customerId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const at = now();
    await markEmailProven(tx, customerId, at);
    await setVisitorCustomer(tx, visitorId, customerId, at);
    await assignEntitlements(tx, customerId);
  });
}
