import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import type { Visitor } from '../customers/store.ts';
import { allKinds } from '../products/kinds.ts';
import { moveCodes } from './code-store.ts';
import { bumpVersion, type CartRow, findBrowserCart, lockCartRow, markMerged, moveLines } from './store.ts';

/**
 * The visitor's cart, created if needed, and locked. When an account is signed in, the lines of the browser's own cart
 * are moved into the account's cart first. Lines are moved under both locks, never copied, so concurrent requests neither
 * lose nor double any.
 */
export async function lockAndMergeCart(tx: Tx, owner: Visitor): Promise<CartRow> {
  const { id, userId } = owner;
  if (!userId) {
    if (!id) throw new Error('a cart needs a browser or an account');
    return lockCartRow(tx, { visitorId: id });
  }
  // Always the browser's cart before the account's: one lock order, so no deadlocks.
  const browserCart = id ? await findBrowserCart(tx, id, { lock: true }) : null;
  const cart = await lockCartRow(tx, { userId });
  if (!browserCart) return cart;
  for (const { sale } of allKinds()) await sale.moveAnswers?.(tx, browserCart.id, cart.id);
  await moveLines(tx, browserCart.id, cart.id);
  await moveCodes(tx, browserCart.id, cart.id);
  await markMerged(tx, browserCart.id, cart.id);
  await bumpVersion(tx, cart.id, now());
  return { id: cart.id, version: cart.version + 1 };
}
