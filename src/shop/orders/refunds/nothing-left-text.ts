import type { Db } from '#lib/db.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { OrderRow } from '../store.ts';
import { findPaidPayment } from './store.ts';
import { sumUpGone } from './sums-store.ts';

/** Why nothing of a paid order is left to refund, the reason that staff have to know first: a bank before a refund under way, and that before one that has arrived. */
export async function nothingLeftText(db: Db, order: OrderRow): Promise<string> {
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
