import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { OrderRow } from '../store.ts';
import { type Refundable, refundableOf } from './refund-plan.ts';
import { findPaidPayment } from './store.ts';
import { sumUpGone } from './sums-store.ts';

/** What can be refunded of an order, or in one sentence why nothing can. */
export type RefundableOrWhy =
  | (Refundable & { readonly why: null })
  | { readonly left: 0; readonly lines: readonly []; readonly why: string };

export async function refundableOrWhy(db: Db, order: OrderRow): Promise<RefundableOrWhy> {
  try {
    const refundable = await refundableOf(db, order);
    if (refundable.left > 0) return { ...refundable, why: null };
    return { left: 0, lines: [], why: await whyNothingLeft(db, order) };
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    const isFree = order.totalAmount === 0 && order.completedAt !== null;
    return {
      left: 0,
      lines: [],
      why: isFree ? t('This order was free: there is nothing to refund.') : error.message,
    };
  }
}

/** The reason that staff have to know first: a bank before a refund under way, and that before one that has arrived. */
async function whyNothingLeft(db: Db, order: OrderRow): Promise<string> {
  const payment = await findPaidPayment(db, order.id);
  const { disputed, lost, pending } = payment
    ? await sumUpGone(db, payment.id)
    : { disputed: 0, lost: 0, pending: 0 };
  const money = (amount: number) => formatMoney({ amount, currency: order.currency });
  if (disputed > 0)
    return t(
      'The buyer’s bank has taken back {amount} and has not decided yet. While the dispute is open, nothing can be refunded.',
      { amount: money(disputed) },
    );
  if (lost > 0)
    return t(
      'The buyer’s bank has kept {amount}: the dispute was lost. A refund would pay the buyer twice.',
      { amount: money(lost) },
    );
  if (pending > 0)
    return t('A refund of {amount} is already on its way to the buyer.', { amount: money(pending) });
  return t('The whole payment has been refunded: {amount}.', { amount: money(order.totalAmount) });
}
