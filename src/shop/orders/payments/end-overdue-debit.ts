import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { emailBuyer } from '../email-buyer.ts';
import { endOrder } from '../end.ts';
import { lockOrder } from '../store.ts';
import { listOverdueDebits } from './overdue-store.ts';

/**
 * Ends an order whose bank has not passed the money on in time, so that others can have what it holds. Its payment stays
 * under way: what comes all the same is late money.
 */
export async function endOverdueDebit(db: Db, orderId: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order?.status !== 'pending' || !order.processingAt) return false;
    const overdue = await listOverdueDebits(tx, now(), 1000);
    if (!overdue.includes(orderId)) return false;
    await endOrder(tx, orderId, { status: 'expired' }, 'job');
    await emailBuyer(tx, order, 'payment-overdue', orderId);
    return true;
  });
}
