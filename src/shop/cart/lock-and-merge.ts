import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import type { Visitor } from '../customers/store.ts';
import { bumpVersion, type CartRow, findBrowserCart, lockCartRow, markMerged, moveLines } from './store.ts';

/**
 * The cart of whoever asks, made if new and locked. Where an account is signed in, what the browser had gathered before
 * is poured into the account's cart first: by whichever request comes first, once, and lines are moved and not copied, so
 * that nothing is lost or doubled however many come at one moment.
 */
export async function lockAndMergeCart(tx: Tx, owner: Visitor): Promise<CartRow> {
  const { id, userId } = owner;
  if (!userId) {
    if (!id) throw new Error('a cart needs a browser or an account');
    return lockCartRow(tx, { visitorId: id });
  }
  // The browser's cart before the account's, always: so nobody waits in a circle.
  const gathered = id ? await findBrowserCart(tx, id, { lock: true }) : null;
  const cart = await lockCartRow(tx, { userId });
  if (!gathered) return cart;
  await moveLines(tx, gathered.id, cart.id);
  await markMerged(tx, gathered.id, cart.id);
  await bumpVersion(tx, cart.id, now());
  return { id: cart.id, version: cart.version + 1 };
}
