import type { Db } from '#lib/db.ts';
import { isUuid } from '#lib/ids.ts';
import { findSellable } from '../products/store.ts';
import type { Cart } from './cart.ts';

/** Something that was just removed from the cart and can be put back. */
export interface Removed {
  readonly variantId: string;
  readonly title: string;
  readonly quantity: number;
}

/** What was removed, read from the page's address; null when it is in the cart again or cannot be put back. */
export async function findRemoved(
  db: Db,
  cart: Pick<Cart, 'lines'> | null,
  variantId: string | null,
  quantity: string | null,
): Promise<Removed | null> {
  if (!variantId || !isUuid(variantId) || !/^[1-9]\d{0,5}$/.test(quantity ?? '')) return null;
  if (cart?.lines.some((line) => line.variantId === variantId)) return null;
  const [variant] = await findSellable(db, { variantId });
  if (variant?.status !== 'published' || variant.withdrawnAt !== null) return null;
  return { variantId, title: variant.productTitle, quantity: Number(quantity) };
}
