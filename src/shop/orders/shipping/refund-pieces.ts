import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { addGivenUnits } from '../../entitlements/store.ts';
import { listOpenDisputes } from '../disputes/store.ts';
import type { Actor } from '../order.ts';
import { applyRefundEffects } from '../refunds/apply-refund-effects.ts';
import { type LineQuote, quoteRefund } from '../refunds/quote-refund.ts';
import { requestRefund } from '../refunds/request-refund.ts';
import { findPaidPayment, lockRefundable } from '../refunds/store.ts';
import { sumOfUnnamed } from '../refunds/sums-store.ts';
import type { OrderRow } from '../store.ts';

/** What goes back for pieces of one line; minor units. */
export interface PiecesRefund {
  readonly quote: LineQuote;
  readonly amount: number;
}

/**
 * What was paid for pieces of lines and has not been refunded, line by line.
 * @param pieces how many, by order item.
 */
export async function paidForPieces(
  tx: Tx,
  order: OrderRow,
  pieces: ReadonlyMap<string, number>,
): Promise<PiecesRefund[]> {
  const { lines } = await quoteRefund(tx, order, { units: pieces });
  return lines.map((quote) => ({ quote, amount: quote.paid }));
}

/** What delivery cost and has not been refunded: no line names it. Minor units. */
export async function shippingLeft(tx: Tx, order: OrderRow): Promise<number> {
  const payment = order.shippingAmount > 0 ? await findPaidPayment(tx, order.id) : null;
  if (!payment) return 0;
  const left = await lockRefundable(tx, payment.id);
  return Math.max(0, Math.min(order.shippingAmount - (await sumOfUnnamed(tx, payment.id)), left));
}

interface Effects {
  readonly actor: Actor;
  /** Of delivery, in minor units. */
  readonly shipping: number;
}

/**
 * Pieces are the buyer's no more, and their money goes back. What is refunded takes nothing back by itself: the pieces
 * are counted here. The order must be locked.
 * @returns the refunds, to be sent to Stripe.
 */
export async function refundPieces(
  tx: Tx,
  order: OrderRow,
  refunds: readonly PiecesRefund[],
  { actor, shipping }: Effects,
): Promise<string[]> {
  const made: string[] = [];
  const request = { reason: 'requested_by_customer', actor, takesBack: false } as const;
  for (const { quote, amount } of refunds) {
    await addGivenUnits(tx, quote.item.id, quote.units);
    if (amount > 0)
      made.push(await requestRefund(tx, order, { ...request, amount, orderItemId: quote.item.id }));
  }
  if (shipping > 0) made.push(await requestRefund(tx, order, { ...request, amount: shipping }));
  await applyRefundEffects(tx, order, actor);
  return made;
}

/** @throws ShopError `disputed` while a bank decides about the payment. */
export async function refuseDisputed(tx: Tx, order: OrderRow): Promise<void> {
  if (!(await listOpenDisputes(tx, order.id)).some(({ status }) => status === 'open')) return;
  throw new ShopError(
    'disputed',
    409,
    t('The bank has asked for this payment back. Until it decides, nothing can be refunded here.'),
  );
}
