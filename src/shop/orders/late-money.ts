import { now, secondsFrom } from '#lib/clock.ts';
import { inSavepoint, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { enqueue } from '#lib/jobs.ts';
import { holdItems } from './deliver.ts';
import { endOrder, SUPERSEDED } from './end.ts';
import { findOpenOrder, hasCompletedSince, type ItemRow, type OrderRow } from './store.ts';

/** The queue whose jobs close payment pages that nobody should pay on any more. */
export const CLOSE_PAGE_QUEUE = 'close-page';

/** Long enough for the transaction that takes the place to end; `fulfil` makes it the buyer's in the same one. */
const TAKE_SECONDS = 60;

/**
 * Whether late money may still complete an order: one that ran out of time (not one that somebody ended), whose cart has
 * bought nothing since, and whose places are still to be had. They are taken then.
 * @param cartId the locked cart: the order's own, or the one it was merged into since.
 */
export async function retakeHolds(
  tx: Tx,
  order: OrderRow,
  items: readonly ItemRow[],
  cartId: string | null,
): Promise<boolean> {
  if (order.status !== 'expired' && order.status !== 'failed') return false;
  const carts = [order.cartId, cartId].filter((id) => id !== null);
  if (carts.length > 0 && (await hasCompletedSince(tx, carts, order.createdAt))) return false;
  return tryToHold(tx, items);
}

/** Inside a savepoint, so that a refusal leaves nothing behind. */
async function tryToHold(tx: Tx, items: readonly ItemRow[]): Promise<boolean> {
  try {
    await inSavepoint(tx, () => holdItems(tx, items, secondsFrom(TAKE_SECONDS, now())));
    return true;
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    return false;
  }
}

/**
 * Late money completed an order while its buyer was about to pay for the same cart again: the newer order ends here and
 * now, so that money for it would go back, and a job closes its page.
 */
export async function endRivalOrder(tx: Tx, cartId: string): Promise<void> {
  const rival = await findOpenOrder(tx, cartId);
  if (!rival) return;
  await endOrder(tx, rival.id, SUPERSEDED, 'job');
  await enqueue(tx, CLOSE_PAGE_QUEUE, { orderId: rival.id });
}
