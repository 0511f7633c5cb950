import { now, secondsFrom } from '#lib/clock.ts';
import { inSavepoint, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { enqueue } from '#lib/jobs.ts';
import { isBuyerErased } from './buyer-erased.ts';
import { holdItems } from './deliver.ts';
import { endOrder, SUPERSEDED } from './end.ts';
import { findOpenOrder, hasCompletedSince, type ItemRow, type OrderRow } from './store.ts';
import { takeUsesAgain } from './take-uses.ts';

/** The queue whose jobs close payment pages that must not be paid any more. */
export const CLOSE_PAGE_QUEUE = 'close-page';

/** `fulfil` makes the hold permanent in the same transaction; this only has to outlast it. */
const LATE_HOLD_SECONDS = 60;

/** What late money found. */
export type Late = 'held' | 'no_room' | 'unwanted';

/**
 * Holds an order's places again when its money came late. Only for an order that expired or failed (not one that was
 * cancelled), whose cart has bought nothing since, and whose places are still available.
 * @param cartId the locked cart: the order's own, or the one that it was merged into.
 * @returns `held` when the order may complete; if not, nothing is held: nothing is free, or nobody waits for it.
 */
export async function holdForLateMoney(
  tx: Tx,
  order: OrderRow,
  items: readonly ItemRow[],
  cartId: string | null,
): Promise<Late> {
  if (isBuyerErased(order)) return 'unwanted';
  if (order.status !== 'expired' && order.status !== 'failed') return 'unwanted';
  const carts = [order.cartId, cartId].filter((id) => id !== null);
  if (carts.length > 0 && (await hasCompletedSince(tx, carts, order.createdAt))) return 'unwanted';
  return (await tryToHold(tx, order.id, items)) ? 'held' : 'no_room';
}

/** Inside a savepoint, so that a refusal leaves nothing behind. */
async function tryToHold(tx: Tx, orderId: string, items: readonly ItemRow[]): Promise<boolean> {
  try {
    await inSavepoint(tx, async () => {
      await holdItems(tx, items, secondsFrom(LATE_HOLD_SECONDS, now()));
      await takeUsesAgain(tx, orderId);
    });
    return true;
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    return false;
  }
}

/**
 * Cancels the cart's newer pending order after late money completed the older one, so that nobody pays twice: money for
 * the newer one would be sent back. A job closes its payment page.
 */
export async function cancelNewerOrder(tx: Tx, cartId: string): Promise<void> {
  const newer = await findOpenOrder(tx, cartId);
  if (!newer) return;
  await endOrder(tx, newer.id, SUPERSEDED, 'job');
  await enqueue(tx, CLOSE_PAGE_QUEUE, { orderId: newer.id });
}
