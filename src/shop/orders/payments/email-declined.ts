import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import { emailBuyer } from '../email-buyer.ts';
import { findOrderState } from '../state-store.ts';
import { lockOrder } from '../store.ts';

/** The job that emails a buyer whose payment was declined, of an `orderId`. */
export const DECLINED_EMAIL_QUEUE = 'declined-email';

/** Most try again at once, and need no email; the payment page stays open for a while after this. */
const AFTER_SECONDS = 1_200;

export async function emailDeclinedLater(tx: Tx, orderId: string): Promise<void> {
  await enqueue(tx, DECLINED_EMAIL_QUEUE, { orderId }, { startAfter: AFTER_SECONDS, singletonKey: orderId });
}

/** Emails the buyer that the payment was declined, once per order, if it is still the last that happened to it. */
export async function emailDeclined(db: Db, orderId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order && (await findOrderState(tx, order)) === 'declined')
      await emailBuyer(tx, order, 'payment-declined', order.id);
  });
}
