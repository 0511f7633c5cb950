import { type Db, inTransaction } from '#lib/db.ts';
import type { Visitor } from '../customers/store.ts';
import { lockAndMergeCart } from './lock-and-merge.ts';
import { countItems, findBrowserCart, findCart } from './store.ts';

/**
 * Brings what this browser had gathered into the cart of the account that is signed in.
 * @returns how many things the account's cart holds now.
 */
export async function mergeCart(db: Db, owner: Visitor): Promise<{ count: number }> {
  if (await hasUnmergedBrowserCart(db, owner)) await inTransaction(db, (tx) => lockAndMergeCart(tx, owner));
  const cart = await findCart(db, owner);
  return { count: cart ? await countItems(db, cart.id) : 0 };
}

/** Whether the browser has a cart of its own beside the account's: filled before signing in, or by a tab that was late. */
export async function hasUnmergedBrowserCart(db: Db, { id, userId }: Visitor): Promise<boolean> {
  return id !== null && userId !== null && (await findBrowserCart(db, id, { lock: false })) !== null;
}
