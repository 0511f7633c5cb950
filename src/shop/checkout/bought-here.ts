import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { Cart } from '../cart/cart.ts';
import { emailKey } from '../customers/email.ts';
import { kindNamed } from '../products/kinds.ts';
import { findBoughtHere } from '../products/owned-store.ts';

/**
 * Why a browser that has proven nothing cannot pay with this address: it has bought the same thing with it before. Orders
 * of other browsers do not count, so the address tells nothing about its owner.
 * @param visitorId the browser; null for an account, whose purchases the cart knows.
 */
export async function boughtHereProblem(
  db: Db,
  cart: Cart,
  visitorId: string | null,
  email: string,
): Promise<ShopError | null> {
  if (!visitorId) return null;
  for (const { kind, isBoughtHere, productId, variantId, title } of cart.lines) {
    const { sale } = kindNamed(kind);
    if (!isBoughtHere || !sale.isBoughtOnce) continue;
    const of = { productId, variantId: sale.adds ? variantId : undefined };
    const number = await findBoughtHere(db, visitorId, emailKey(email), of);
    if (!number) continue;
    const text = t(
      'You already have “{title}” with this email: see your order {number}. Is this one for someone else? Then enter their email.',
      { title, number },
    );
    return new ShopError('owned', 409, text, { email: text });
  }
  return null;
}
