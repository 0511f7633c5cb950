import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import type { Visitor } from '../customers/store.ts';
import { availabilityText, unlimited } from '../inventory/availability.ts';
import { kindNamed } from '../products/kinds.ts';
import { findSellable } from '../products/store.ts';
import type { AddItemInput } from './cart.ts';
import { tooMany } from './line-problem.ts';
import { lockAndMergeCart } from './lock-and-merge.ts';
import { bumpVersion, countItems, findLine, findPendingOrderId, insertLine, updateLine } from './store.ts';

/** More lines than anybody chooses by hand. */
const MAX_LINES = 50;

type Sellable = Awaited<ReturnType<typeof findSellable>>[number];

/**
 * Adds to a visitor's cart; something already there is counted up, and what is bought only once stays as it is.
 * @returns how many things the cart holds now.
 * @throws ShopError `unknown_product`, `choose_variant`, `not_on_sale`, `quantity`, `cart_full`,
 * `sold_out`, `held`, `not_yet`, `over`.
 */
export async function addItem(db: Db, owner: Visitor, input: AddItemInput): Promise<{ count: number }> {
  const variant = await theVariant(db, input);
  if (input.quantity < 1) throw refusedQuantity('Add at least one.');
  return inTransaction(db, async (tx) => {
    const cart = await lockAndMergeCart(tx, owner);
    const line = await findLine(tx, cart.id, { variantId: variant.id });
    const quantity = wantedQuantity(variant, line?.quantity ?? 0, input.quantity);
    const isChanged = quantity !== line?.quantity;
    if (isChanged) await refuseUnavailable(tx, cart.id, variant, quantity);
    if (line && isChanged) await updateLine(tx, line.id, quantity, variant.priceAmount);
    if (!line) await insertNew(tx, cart.id, variant, quantity);
    if (isChanged) await bumpVersion(tx, cart.id, now());
    return { count: await countItems(tx, cart.id) };
  });
}

async function theVariant(db: Db, input: AddItemInput): Promise<Sellable> {
  const by = 'product' in input ? { slug: input.product } : { variantId: input.variant };
  const [variant, another] = await findSellable(db, by);
  if (!variant || variant.status === 'draft' || variant.status === 'review') {
    throw new ShopError('unknown_product', 404, 'There is no such product.');
  }
  if (another)
    throw new ShopError('choose_variant', 422, 'Choose one of the variants.', {
      variant: 'Choose one of the variants.',
    });
  if (variant.status !== 'published' || variant.withdrawnAt) {
    throw new ShopError('not_on_sale', 409, `“${variant.productTitle}” is no longer on sale.`);
  }
  return variant;
}

/** A thing bought once stays one however often it is added; more than the rule allows is refused. */
function wantedQuantity(variant: Sellable, present: number, more: number): number {
  const { isBoughtOnce } = kindNamed(variant.kind).sale;
  const quantity = isBoughtOnce && present === 1 && more === 1 ? 1 : present + more;
  checkQuantity(variant, quantity);
  return quantity;
}

/** @throws ShopError `quantity` at the field of that name. */
export function checkQuantity(variant: Sellable, quantity: number): void {
  const { minQuantity, maxQuantity } = variant;
  const refusal = kindNamed(variant.kind).sale.check({ quantity, variant });
  if (refusal) throw refusedQuantity(refusal);
  if (quantity > maxQuantity) throw refusedQuantity(`You can buy at most ${maxQuantity} of this.`);
  if (quantity < minQuantity) throw refusedQuantity(`You can buy this from ${minQuantity} on.`);
}

function refusedQuantity(text: string): ShopError {
  return new ShopError('quantity', 422, text, { quantity: text });
}

/** What cannot be bought now is not added. What the cart's own order holds does not count. */
export async function refuseUnavailable(
  tx: Tx,
  cartId: string,
  variant: Sellable,
  quantity: number,
): Promise<void> {
  const { available } = kindNamed(variant.kind).sale;
  if (!available) return;
  const ownOrderId = await findPendingOrderId(tx, cartId);
  const state = (await available(tx, [variant.id], ownOrderId)).get(variant.id) ?? unlimited;
  const text = availabilityText(state);
  if (text && state.is !== 'open') throw new ShopError(state.is, 409, text);
  const few = tooMany(quantity, state);
  if (few) throw refusedQuantity(few);
}

async function insertNew(tx: Tx, cartId: string, variant: Sellable, quantity: number): Promise<void> {
  if ((await countItems(tx, cartId)) >= MAX_LINES) {
    throw new ShopError('cart_full', 409, `A cart holds at most ${MAX_LINES} things.`);
  }
  const { id: variantId, priceAmount: seenAmount, currency } = variant;
  await insertLine(tx, { cartId, variantId, quantity, seenAmount, currency });
}
