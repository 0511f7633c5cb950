import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { Visitor } from '../customers/store.ts';
import { findSellable } from '../products/store.ts';
import { checkQuantity, refuseUnavailable } from './add-item.ts';
import { lockAndMergeCart } from './lock-and-merge.ts';
import { bumpVersion, countItems, deleteLine, findLine, updateLine } from './store.ts';

/**
 * Sets the quantity of a line of one's own cart; 0 removes it, and removing it again is no error.
 * @returns how many things the cart holds now, and what was removed, so that it can be put back.
 * @throws ShopError `unknown_line` (also for a line of somebody else's cart), `quantity`.
 */
export async function changeItem(
  db: Db,
  owner: Visitor,
  lineId: string,
  quantity: number,
): Promise<{ count: number; removed: { variantId: string; quantity: number } | null }> {
  return inTransaction(db, async (tx) => {
    const cart = await lockAndMergeCart(tx, owner);
    const line = await findLine(tx, cart.id, { lineId });
    if (!line && quantity > 0) throw new ShopError('unknown_line', 404, t('That is no longer in your cart.'));
    if (line && quantity !== line.quantity) {
      await setQuantity(tx, cart.id, line, quantity);
      await bumpVersion(tx, cart.id, now());
    }
    const removed = line && quantity === 0 ? { variantId: line.variantId, quantity: line.quantity } : null;
    return { count: await countItems(tx, cart.id), removed };
  });
}

async function setQuantity(
  tx: Tx,
  cartId: string,
  line: { id: string; variantId: string; quantity: number },
  quantity: number,
): Promise<void> {
  if (quantity === 0) {
    await deleteLine(tx, cartId, line.id);
    return;
  }
  const [variant] = await findSellable(tx, { variantId: line.variantId });
  if (variant) {
    checkQuantity(variant, quantity);
    if (quantity > line.quantity) await refuseUnavailable(tx, cartId, variant, quantity);
  }
  await updateLine(tx, line.id, quantity);
}
