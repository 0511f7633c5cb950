import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { emailKey } from '../customers/email.ts';
import { queueFreeEmail } from '../customers/free-email.ts';
import { findCustomerId } from '../customers/store.ts';
import { emailTo } from './email-buyer.ts';
import { findNewestGivenOrder } from './own-orders-store.ts';

/** At most one email in so many seconds. */
const PAUSE_SECONDS = 120;

/**
 * Emails a customer the link to everything that was bought with an address. Does nothing, and does not tell, if nothing was.
 */
export async function emailPurchases(db: Db, email: string): Promise<void> {
  const customerId = await findCustomerId(db, emailKey(email));
  const order = customerId ? await findNewestGivenOrder(db, customerId) : null;
  const occasion = `${customerId}:${Math.floor(now().getTime() / 1000 / PAUSE_SECONDS)}`;
  const newEmail = order && emailTo(order, 'purchases', occasion);
  if (newEmail) await inTransaction(db, (tx) => queueFreeEmail(tx, newEmail, 'purchases'));
}
