import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { createVisitor, newBrowserToken } from '../customers/identify-visitor.ts';
import type { Visitor } from '../customers/store.ts';
import { availabilityText, unlimited } from '../inventory/availability.ts';
import { findAvailable, isLimited } from '../products/find-available.ts';
import { kindNamed } from '../products/kinds.ts';
import { findSellable } from '../products/store.ts';
import { refuseLocked } from '../products/unlock.ts';
import type { AddItemInput } from './cart.ts';
import { boundsProblem, quantityProblem } from './line-problem.ts';
import { addFirstLine, addNewLine, addToLine, bumpVersionAndCount } from './line-store.ts';
import { lockAndMergeCart } from './lock-and-merge.ts';
import { findPendingOrderId } from './store.ts';

/** Nobody adds this many by hand. */
const MAX_LINES = 50;

export type Sellable = Awaited<ReturnType<typeof findSellable>>[number];

/**
 * Adds to a visitor's cart; an existing line gets more units, unless the product is bought only once.
 * @returns how many things the cart holds now.
 * @throws ShopError `unknown_product`, `choose_variant`, `not_on_sale`, `quantity`, `cart_full`,
 * `sold_out`, `held`, `not_yet`, `over`.
 */
export async function addItem(db: Db, owner: Visitor, input: AddItemInput): Promise<{ count: number }> {
  return addVariant(db, owner, await variantToAdd(db, input), input.quantity);
}

/**
 * The same for a browser that has nothing yet: its row, its cart and the line are written together.
 * @returns also the token for its cookie.
 */
export async function addFirstItem(
  db: Db,
  input: AddItemInput,
): Promise<{ readonly count: number; readonly token: string }> {
  const variant = await variantToAdd(db, input);
  await refuseLocked(db, null, variant);
  if (isLimited(kindNamed(variant.kind))) {
    const { visitor, token } = await createVisitor(db);
    return { ...(await addVariant(db, visitor, variant, input.quantity)), token };
  }
  checkQuantity(variant, input.quantity);
  const { token, tokenHash } = newBrowserToken();
  return { count: await addFirstLine(db, { ...lineOf(variant, input.quantity), tokenHash }), token };
}

async function addVariant(
  db: Db,
  owner: Visitor,
  variant: Sellable,
  quantity: number,
): Promise<{ count: number }> {
  await refuseLocked(db, owner, variant);
  const count = await addSimply(db, owner, variant, quantity);
  if (count !== null) return { count };
  return inTransaction(db, async (tx) => {
    const line = await addToLine(tx, await cartOf(tx, owner), lineOf(variant, quantity));
    if (!line) return refuseQuantity(variant, variant.maxQuantity + 1);
    const isChanged = line.isNew || !kindNamed(variant.kind).sale.isBoughtOnce;
    if (isChanged) {
      checkQuantity(variant, line.quantity);
      await refuseUnavailable(tx, line.cartId, variant, line.quantity);
    }
    const count = await bumpVersionAndCount(tx, line.cartId, isChanged, now());
    // A full cart or a refused quantity rolls all of this back.
    if (line.isNew && count - line.quantity >= MAX_LINES) {
      throw new ShopError(
        'cart_full',
        409,
        t('A cart holds at most {max, number} items.', { max: MAX_LINES }),
      );
    }
    return { count };
  });
}

/**
 * The commonest case in one statement: a browser's cart, a line that is new there, nothing scarce.
 * @returns null in all other cases; then nothing was added.
 */
async function addSimply(
  db: Db,
  owner: Visitor,
  variant: Sellable,
  quantity: number,
): Promise<number | null> {
  const visitorId = owner.userId === null ? owner.id : null;
  if (visitorId === null || isLimited(kindNamed(variant.kind))) return null;
  checkQuantity(variant, quantity);
  return addNewLine(db, { ...lineOf(variant, quantity), visitorId, at: now() }, MAX_LINES);
}

/** What is to be added, if it is sold in that number. */
async function variantToAdd(db: Db, input: AddItemInput): Promise<Sellable> {
  const variant = await sellableVariant(db, input);
  if (input.quantity < 1) throw refusedQuantity(t('Add at least one.'));
  if (input.quantity > variant.maxQuantity) refuseQuantity(variant, input.quantity);
  return variant;
}

/** @throws ShopError `unknown_product`, `choose_variant`, `not_on_sale` */
export async function sellableVariant(
  db: Db,
  input: { readonly variant: string } | { readonly product: string },
): Promise<Sellable> {
  const by = 'product' in input ? { slug: input.product } : { variantId: input.variant };
  const [variant, another] = await findSellable(db, by);
  if (!variant || variant.status === 'draft' || variant.status === 'review') {
    throw new ShopError('unknown_product', 404, t('There is no such product.'));
  }
  if (another)
    throw new ShopError('choose_variant', 422, t('Choose an option.'), { variant: t('Choose an option.') });
  if (variant.status !== 'published' || variant.withdrawnAt) {
    throw new ShopError(
      'not_on_sale',
      409,
      t('“{title}” is no longer on sale.', { title: variant.productTitle }),
    );
  }
  return variant;
}

/** The visitor's cart. An account's is locked and merged first; a browser's is created while the line is added. */
async function cartOf(tx: Tx, owner: Visitor): Promise<{ cartId: string } | { visitorId: string }> {
  if (owner.userId === null && owner.id !== null) return { visitorId: owner.id };
  return { cartId: (await lockAndMergeCart(tx, owner)).id };
}

function lineOf(
  { id: variantId, kind, maxQuantity, priceAmount: seenAmount, currency }: Sellable,
  quantity: number,
) {
  const { isBoughtOnce } = kindNamed(kind).sale;
  return { variantId, quantity, maxQuantity, isBoughtOnce, seenAmount, currency };
}

/** @throws ShopError `quantity` at the field of that name. */
export function checkQuantity(variant: Sellable, quantity: number): void {
  const refusal =
    kindNamed(variant.kind).sale.check({ quantity, variant }) ?? boundsProblem(quantity, variant);
  if (refusal) throw refusedQuantity(refusal);
}

/** Refuses a number above what may be bought at once. */
function refuseQuantity(variant: Sellable, quantity: number): never {
  checkQuantity(variant, quantity);
  throw refusedQuantity(t('That is too many.'));
}

function refusedQuantity(text: string): ShopError {
  return new ShopError('quantity', 422, text, { quantity: text });
}

/** Refuses what cannot be bought now. What the pending order of a cart holds counts as free for it. */
export async function refuseUnavailable(
  db: Db,
  cartId: string | null,
  variant: Sellable,
  quantity: number,
): Promise<void> {
  const kind = kindNamed(variant.kind);
  if (!isLimited(kind)) return;
  const ownOrderId = cartId && (await findPendingOrderId(db, cartId));
  const state = (await findAvailable(db, kind, [variant.id], ownOrderId)).get(variant.id) ?? unlimited;
  const text = availabilityText(state);
  if (text && state.is !== 'open') throw new ShopError(state.is, 409, text);
  const few = quantityProblem(quantity, state);
  if (few) throw refusedQuantity(few);
}
