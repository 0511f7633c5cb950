import { z } from 'zod';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { checkQuantity, refuseUnavailable, type Sellable, sellableVariant } from '../cart/add-item.ts';
import { slug } from '../cart/cart.ts';
import { buyerCustomerIds } from '../customers/access.ts';
import { emailKey, emailSchema } from '../customers/email.ts';
import { upsertCustomer, waitForOtherOrders } from '../customers/store.ts';
import { complete } from '../orders/complete.ts';
import { place } from '../orders/place.ts';
import { totalsOf } from '../pricing/totals.ts';
import { kindNamed } from '../products/kinds.ts';
import { findGivenOrder } from '../products/owned-store.ts';
import { settlePrices } from '../products/prices/settle-prices.ts';
import { refuseLocked } from '../products/unlock.ts';
import { holdSellingCurrency } from '../settings/currency-store.ts';
import { answersMissing } from './answers-missing.ts';
import type { Checkout, Started } from './start.ts';

/** The free product, and the email of the person who gets it. */
export const getFreeInput = z.strictObject({
  product: slug,
  /** Where it has several. */
  variant: z.uuid({ error: () => t('There is no such product.') }).optional(),
  email: emailSchema,
});
export type GetFreeInput = z.infer<typeof getFreeInput>;

/**
 * Gives one unit of a free product, in one step and without the cart. A thing that is bought once is given once to an
 * address, and the answer is the same then. What a buyer gets who has not proven the address hangs on this order.
 * @throws ShopError `not_free`, `answers_missing`, and what adding it to a cart throws.
 */
export async function getFree(
  db: Db,
  { product, variant: variantId }: Omit<GetFreeInput, 'email'>,
  checkout: Omit<Checkout, 'origin' | 'wantsAtOnce'>,
): Promise<Exclude<Started, { readonly next: 'pay' }>> {
  return inTransaction(db, async (tx) => {
    await holdSellingCurrency(tx);
    const variant = await variantNow(tx, variantId ? { variant: variantId } : { product });
    if (variant.slug !== product) throw new ShopError('unknown_product', 404, t('There is no such product.'));
    if (variant.priceAmount > 0)
      throw new ShopError(
        'not_free',
        409,
        t('“{title}” is not free any more.', { title: variant.productTitle }),
      );
    await refuseLocked(tx, checkout.visitor, variant);
    checkQuantity(variant, 1);
    await refuseUnavailable(tx, null, variant, 1);
    await refuseUnanswered(tx, variant);
    refuseSent(variant);
    const customer = await upsertCustomer(tx, checkout.email, emailKey(checkout.email));
    await waitForOtherOrders(tx, customer.id);
    const given = kindNamed(variant.kind).sale.isBoughtOnce
      ? await findGivenOrder(tx, customer.id, variant.productId)
      : null;
    return given ? { next: 'email', orderId: given.id, number: given.number } : give(tx, variant, checkout);
  });
}

/** With the price of now, even if the job that changes it is late. */
async function variantNow(tx: Tx, by: Parameters<typeof sellableVariant>[1]): Promise<Sellable> {
  const variant = await sellableVariant(tx, by);
  if (!variant.isPriceDue) return variant;
  await settlePrices(tx);
  return sellableVariant(tx, by);
}

/** What is asked before is asked for a cart. */
async function refuseUnanswered(tx: Tx, { id: variantId, productId, kind }: Sellable): Promise<void> {
  const asked = await kindNamed(kind).sale.asked?.(tx, null, [{ productId, variantId, quantity: 1 }]);
  if (asked?.isMissing) throw answersMissing();
}

/** Where to send it is asked for a cart. */
function refuseSent({ kind }: Sellable): void {
  if (!kindNamed(kind).parcel) return;
  const text = t('Add it to your cart: we have to know where to send it.');
  throw new ShopError('needs_address', 409, text);
}

async function give(
  tx: Tx,
  variant: Sellable,
  { visitor, email, mode }: Omit<Checkout, 'origin' | 'wantsAtOnce'>,
): Promise<Exclude<Started, { readonly next: 'pay' }>> {
  const { userId } = visitor;
  const placed = await place(tx, {
    cart: await cartOf(tx, variant),
    ...{ userId, visitorId: userId ? null : visitor.id, email, mode },
    provenCustomerIds: buyerCustomerIds(visitor),
  });
  if (!placed) throw new Error('an order without a cart cannot stand beside another of it');
  const { id: orderId, number, isAddressProven } = placed.order;
  await complete(tx, { orderId }, null, 'visitor');
  return { next: isAddressProven ? 'order' : 'email', orderId, number };
}

/** One unit, in no cart. */
async function cartOf(tx: Tx, variant: Sellable): Promise<Parameters<typeof place>[1]['cart']> {
  const {
    id: variantId,
    productId,
    kind,
    productTitle,
    title: variantTitle,
    currency,
    guaranteeDays,
  } = variant;
  const free = { amount: 0, currency };
  const parts = await kindNamed(kind).sale.expand?.(tx, [{ variantId, unitAmount: 0 }]);
  const line = {
    ...{ productId, variantId, kind, title: productTitle, variantTitle, quantity: 1 },
    ...{ unit: free, total: free, parts: parts?.get(variantId) ?? null, taxClass: null, guaranteeDays },
  };
  return {
    id: null,
    version: null,
    lines: [line],
    totals: totalsOf([{ quantity: 1, unitAmount: 0, currency }]),
  };
}
