import { type Db, inTransaction } from '#lib/db.ts';
import { enqueue } from '#lib/jobs.ts';
import { endOrder } from '../end.ts';
import { CLOSE_PAGE_QUEUE } from '../late-money.ts';
import type { Actor } from '../order.ts';
import { listCancelledCheckouts, listOpenCheckouts } from './affected-store.ts';

/** Ends the orders that wait for their money and have a seat at one of these dates. Their payment pages are closed by a job. */
export async function endCheckouts(db: Db, dateIds: readonly string[], actor: Actor): Promise<void> {
  await endEach(db, await listOpenCheckouts(db, dateIds), actor);
}

/** The same for all cancelled dates: an order may have been placed in the moment of cancelling. */
export async function endCancelledCheckouts(db: Db): Promise<void> {
  await endEach(db, await listCancelledCheckouts(db), 'job');
}

async function endEach(db: Db, orderIds: readonly string[], actor: Actor): Promise<void> {
  for (const orderId of orderIds) {
    await inTransaction(db, async (tx) => {
      const isEnded = await endOrder(tx, orderId, { status: 'cancelled', reason: 'staff' }, actor);
      if (isEnded) await enqueue(tx, CLOSE_PAGE_QUEUE, { orderId });
    });
  }
}
