import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import type { Cart } from '../cart/cart.ts';
import { bumpVersion, deleteLine } from '../cart/store.ts';
import { emailKey } from '../customers/email.ts';
import { upsertCustomer, waitForOtherOrders } from '../customers/store.ts';
import type { OrderRow } from '../orders/store.ts';
import { kindNamed } from '../products/kinds.ts';
import { findGivenOrder, listGivenProductIds } from '../products/owned-store.ts';

/** The order that gave something. */
export type GivenBy = Pick<OrderRow, 'id' | 'number' | 'isAddressProven'>;

export interface WithoutGiven {
  /** What is left to order. */
  readonly cart: Cart;
  /** The order that gave the first of the other things; null when nothing was left out. */
  readonly givenBy: GivenBy | null;
}

/**
 * A free cart without what the customer of this address was given before: a free thing is given once, also to people who
 * type the address at the same moment. Those lines leave the cart as if they had been ordered. The cart must be locked.
 */
export async function withoutGiven(tx: Tx, cart: Cart, email: string): Promise<WithoutGiven> {
  const customer = await upsertCustomer(tx, email, emailKey(email));
  await waitForOtherOrders(tx, customer.id);
  const once = cart.lines.filter(({ kind }) => kindNamed(kind).sale.isBoughtOnce);
  const ids = once.map(({ productId }) => productId);
  const given = await listGivenProductIds(tx, customer.id, ids);
  const gone = once.filter(({ productId }) => given.has(productId));
  const [first] = gone;
  if (!first) return { cart, givenBy: null };
  for (const { id } of gone) await deleteLine(tx, cart.id, id);
  await bumpVersion(tx, cart.id, now());
  const lines = cart.lines.filter((line) => !gone.includes(line));
  return { cart: { ...cart, lines }, givenBy: await findGivenOrder(tx, customer.id, first.productId) };
}
