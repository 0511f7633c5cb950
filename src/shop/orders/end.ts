import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { giveBackUses } from '../pricing/promotions/uses-store.ts';
import { releaseItems } from './deliver.ts';
import { addHistory } from './history-store.ts';
import type { Actor, CancelReason } from './order.ts';
import { listItems, lockOrder, setStatus } from './store.ts';

export type Ending =
  | { readonly status: 'cancelled'; readonly reason: CancelReason }
  | { readonly status: 'expired' }
  | { readonly status: 'failed' };

/** The buyer started another order instead. */
export const SUPERSEDED: Ending = { status: 'cancelled', reason: 'superseded' };

/**
 * Ends a pending order, releases what it held, and gives its uses of promotions back. Any other order is left as it is.
 * @returns whether it was ended now.
 */
export async function endOrder(tx: Tx, orderId: string, ending: Ending, actor: Actor): Promise<boolean> {
  const order = await lockOrder(tx, orderId);
  if (order?.status !== 'pending') return false;
  const reason = ending.status === 'cancelled' ? ending.reason : null;
  await setStatus(tx, order, ending.status, { at: now(), ...(reason ? { cancelReason: reason } : {}) });
  await releaseItems(tx, await listItems(tx, orderId));
  await giveBackUses(tx, orderId, now());
  await addHistory(tx, orderId, actor, ending.status, reason ? { reason } : {});
  return true;
}
