import { secondsFrom } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { complete } from '#shop/orders/complete.ts';
import { insertPayment } from '#shop/orders/payments/store.ts';
import { place } from '#shop/orders/place.ts';
import { findOrder } from '#shop/orders/store.ts';
import { totalsOf } from '#shop/pricing/totals.ts';
import { anEmail } from './checkout-fixtures.ts';
import type { TestGoods } from './stock.ts';
import { stripeId } from './stripe-event.ts';

export interface PlacedOrder {
  readonly orderId: string;
  readonly sessionId: string;
}

/** Pieces of variants of the goods, by the place of the variant. */
export type WantedPieces = readonly (readonly [variant: number, quantity: number])[];

/** Places an order without a cart, as `npm run shop -- orders grant` does. @returns null where the stock refuses it. */
export async function orderGoods(
  on: Db,
  goods: TestGoods,
  wanted: WantedPieces,
): Promise<PlacedOrder | null> {
  try {
    return await inTransaction(on, (tx) => placeIn(tx, goods, wanted));
  } catch (error) {
    if (error instanceof ShopError && /^(sold_out|held_by_others)$/.test(error.code)) return null;
    throw error;
  }
}

export async function placeIn(tx: Tx, goods: TestGoods, wanted: WantedPieces): Promise<PlacedOrder> {
  const unit = { amount: 1500, currency: 'USD' };
  const lines = wanted.map(([variant, quantity]) => ({
    ...{ productId: goods.productId, variantId: goods.variantIds[variant] ?? '', kind: 'goods' },
    ...{
      title: goods.slug,
      variantTitle: `Size ${variant}`,
      quantity,
      unit,
      parts: null,
      taxClass: null,
      guaranteeDays: null,
    },
    total: { ...unit, amount: unit.amount * quantity },
  }));
  const totals = totalsOf(lines.map(({ quantity }) => ({ quantity, unitAmount: 1500, currency: 'USD' })));
  const owner = { visitorId: null, userId: null, email: anEmail(), provenCustomerIds: [] };
  const cart = { id: null, version: null, lines, totals };
  const placed = await place(tx, { cart, ...owner, mode: 'sandbox' });
  if (!placed) throw new Error('the order was not placed');
  const [orderId, sessionId] = [placed.order.id, stripeId('cs_test')];
  await insertPayment(tx, {
    ...{ orderId, mode: 'sandbox', amount: totals.total, currency: 'USD', stripeSessionId: sessionId },
    ...{ pageUrl: null, pageExpiresAt: secondsFrom(2_100) },
  });
  return { orderId, sessionId };
}

/** The buyer's money comes. @returns what became of it. */
export async function payOrder(on: Db, { orderId, sessionId }: PlacedOrder): Promise<string> {
  return inTransaction(on, async (tx) => {
    const order = await findOrder(tx, { id: orderId });
    const total = { amount: order?.totalAmount ?? 0, currency: order?.currency ?? '' };
    const paid = { sessionId, paymentIntentId: stripeId('pi'), total, isLive: false, answer: '{}' };
    return (await complete(tx, { orderId }, paid, 'stripe')).outcome;
  });
}
