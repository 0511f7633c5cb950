import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { enqueue } from '#lib/jobs.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { addHistory } from '../history-store.ts';
import type { Actor } from '../order.ts';
import type { PaymentRow } from '../payments/store.ts';
import type { OrderRow } from '../store.ts';
import { refusePractice } from './refuse-practice.ts';
import { shippingLeft } from './shipping-left.ts';
import { findPaidPayment, insertRefund, lockRefundable, refundedPerItem } from './store.ts';

/** The queue whose jobs send refunds to Stripe. */
export const REFUND_QUEUE = 'send-refund';

/** Reasons a person may give; the shop itself has more. */
export const STAFF_REASONS = ['requested_by_customer', 'duplicate', 'fraudulent', 'other'] as const;
export type RefundReason =
  | (typeof STAFF_REASONS)[number]
  | 'late_payment'
  | 'superseded'
  | 'buyer_erased'
  | 'date_cancelled';

/** Why and on which terms money goes back. */
export interface RefundTerms {
  readonly reason: RefundReason;
  readonly actor: Actor;
  /** Whether access goes with the money (default: yes). */
  readonly takesBack?: boolean;
  readonly note?: string;
  /** The number of the order that sent the piece in exchange, of a piece that came so. */
  readonly sentIn?: string;
  /** What was proposed, where it is another amount, in minor units. */
  readonly proposed?: number;
}

export interface RefundRequest extends RefundTerms {
  /** Minor units of the order's currency; without it, all that is left (of the line, if one is named). */
  readonly amount?: number;
  /** The one line the money is for, if it is for one. */
  readonly orderItemId?: string;
  /** The money is for delivery. */
  readonly isShipping?: boolean;
  /** One payment of several; default: the one that bought the order. */
  readonly sessionId?: string;
}

/**
 * Records a refund and queues the job that sends it to Stripe, if its money came from there. Its id is the idempotency key, so that the same refund is
 * never made twice. The order must be locked by the caller's transaction.
 * @returns the refund's id.
 * @throws ShopError `practice_order`, `not_paid`, `unknown_line`, `refund_too_large`.
 */
export async function requestRefund(tx: Tx, order: OrderRow, request: RefundRequest): Promise<string> {
  const payment = await paymentOf(tx, order, request.sessionId);
  const left = await leftOf(tx, order, payment.id, request);
  const { amount = left, orderItemId } = request;
  if (amount < 1 || amount > left) throw tooLarge(left, payment.currency);
  const shipping = await ofShipping(tx, order, amount, { ...request, isAll: amount === left });
  const lines = orderItemId ? [{ orderItemId, amount }] : [];
  return record(tx, payment, { amount, lines, shipping }, request);
}

/** What a refund is for, in minor units: lines by their ids, and delivery. */
export interface RefundParts {
  readonly lines: readonly { readonly orderItemId: string; readonly amount: number }[];
  readonly shipping: number;
}

export function sumOfParts({ lines, shipping }: RefundParts): number {
  return lines.reduce((sum, { amount }) => sum + amount, shipping);
}

/**
 * Records one refund for several lines and delivery, as `requestRefund` does for one: one sum on its way to the buyer, and
 * one email about it.
 * @throws ShopError as `requestRefund`.
 */
export async function requestParts(
  tx: Tx,
  order: OrderRow,
  { lines, shipping }: RefundParts,
  request: RefundTerms,
): Promise<string> {
  const payment = await paymentOf(tx, order);
  const parts = lines.filter(({ amount }) => amount > 0);
  for (const { orderItemId, amount } of parts) {
    const left = await leftOf(tx, order, payment.id, { ...request, orderItemId });
    if (amount > left) throw tooLarge(left, payment.currency);
  }
  const most = shipping > 0 ? await shippingLeft(tx, order) : 0;
  if (shipping > most) throw tooLarge(most, payment.currency);
  const [amount, left] = [
    parts.reduce((sum, part) => sum + part.amount, shipping),
    await lockRefundable(tx, payment.id),
  ];
  if (amount < 1 || amount > left) throw tooLarge(left, payment.currency);
  return record(tx, payment, { amount, lines: parts, shipping }, request);
}

async function paymentOf(tx: Tx, order: OrderRow, sessionId?: string): Promise<PaymentRow> {
  refusePractice(order);
  const payment = await findPaidPayment(tx, order.id, sessionId);
  if (payment) return payment;
  throw new ShopError('not_paid', 409, t('Nothing was paid for this order, so nothing can be refunded.'));
}

async function record(
  tx: Tx,
  { id: paymentId, orderId, currency, gateway }: PaymentRow,
  { amount, lines, shipping }: RefundParts & { readonly amount: number },
  { reason, actor, takesBack = true, note = '', sentIn, proposed }: RefundTerms,
): Promise<string> {
  const refund = { gateway, orderId, paymentId, amount, currency, shippingAmount: shipping };
  const refundId = await insertRefund(tx, { ...refund, reason, actor, takesBack, note }, lines);
  const details = {
    ...{ refund: refundId, amount, reason },
    ...(sentIn ? { sentIn } : {}),
    ...(proposed === undefined ? {} : { proposed }),
  };
  await addHistory(tx, orderId, actor, 'refund_requested', details);
  // Money that came past Stripe is paid back by staff, who mark it: see `markPaidBack`.
  if (gateway === 'stripe') await enqueue(tx, REFUND_QUEUE, { refundId });
  return refundId;
}

/** Locks the payment; what it can still give back, and of that what the line can. Refunds under way count as given. */
async function leftOf(
  tx: Tx,
  order: OrderRow,
  paymentId: string,
  { orderItemId, isShipping }: RefundRequest,
): Promise<number> {
  if (isShipping) return shippingLeft(tx, order);
  const left = await lockRefundable(tx, paymentId);
  if (orderItemId === undefined) return left;
  const items = await refundedPerItem(tx, order.id, ['pending', 'succeeded']);
  const item = items.find(({ id }) => id === orderItemId);
  if (!item) throw new ShopError('unknown_line', 404, t('This order has no such item.'));
  return Math.min(left, item.totalAmount - item.refunded);
}

/** What of a refund is for delivery: of one that takes all that is left, what is left of it. */
async function ofShipping(
  tx: Tx,
  order: OrderRow,
  amount: number,
  { isShipping, orderItemId, sessionId, isAll }: RefundRequest & { readonly isAll: boolean },
): Promise<number> {
  if (isShipping) return amount;
  return isAll && orderItemId === undefined && sessionId === undefined ? shippingLeft(tx, order) : 0;
}

function tooLarge(most: number, currency: string): ShopError {
  const text = t('At most {amount} can be refunded.', { amount: formatMoney({ amount: most, currency }) });
  return new ShopError('refund_too_large', 422, text, { amount: text });
}
