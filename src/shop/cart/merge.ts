import { type Db, inTransaction } from '#lib/db.ts';
import type { Visitor } from '../customers/store.ts';
import { lockAndMergeCart } from './lock-and-merge.ts';
import { countItems, findBrowserCart, findCart } from './store.ts';

/**
 * Moves the lines of this browser's cart into the cart of the signed-in account.
 * @returns how many things the account's cart holds now.
 */
export async function mergeCart(db: Db, owner: Visitor): Promise<{ count: number }> {
  if (await hasUnmergedBrowserCart(db, owner)) await inTransaction(db, (tx) => lockAndMergeCart(tx, owner));
  const cart = await findCart(db, owner);
  return { count: cart ? await countItems(db, cart.id) : 0 };
}

/** Whether the browser has a cart beside the account's: from before signing in, or from a tab that was open meanwhile. */
export async function hasUnmergedBrowserCart(db: Db, { id, userId }: Visitor): Promise<boolean> {
  return id !== null && userId !== null && (await findBrowserCart(db, id, { lock: false })) !== null;
}
