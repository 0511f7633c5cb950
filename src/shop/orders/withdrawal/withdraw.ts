import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { mayAccess } from '../../customers/access.ts';
import type { Visitor } from '../../customers/store.ts';
import { unitsOfOrder } from '../../entitlements/store.ts';
import { emailBuyer } from '../email-buyer.ts';
import { addHistory } from '../history-store.ts';
import { refundableOf } from '../refunds/refund-plan.ts';
import { refusePractice } from '../refunds/refuse-practice.ts';
import { requestRefund } from '../refunds/request-refund.ts';
import { type ItemRow, listItems, markWithdrawn, type OrderRow } from '../store.ts';
import { unknownOrder, withLockedOrder } from '../with-locked-order.ts';
import { splitByWithdrawal, withdrawalEnd } from './withdrawal.ts';

/**
 * The buyer withdraws from every line whose kind allows it and whose time has not ended: it is refunded, what was bought
 * is revoked once the refund succeeds, and an email confirms when the withdrawal came. Sent twice, it is one withdrawal.
 * @throws ShopError `unknown_order` for another buyer's, `practice_order`, `too_late` when nothing is
 * left to withdraw from.
 */
export async function withdraw(db: Db, number: string, visitor: Visitor | null): Promise<void> {
  if (!visitor) throw unknownOrder();
  await withLockedOrder(db, number, async (tx, order) => {
    if (!mayAccess(visitor, 'withdrawal', { order })) throw unknownOrder();
    refusePractice(order);
    if (order.withdrawnAt) return;
    const units = await unitsOfOrder(tx, order.id);
    const items = (await listItems(tx, order.id)).map((item) => ({
      ...item,
      units: units.get(item.id) ?? 0,
    }));
    const end = withdrawalEnd(order, items);
    // The clock may have gone back since the order was paid.
    const at = new Date(Math.max(now().getTime(), order.completedAt?.getTime() ?? 0));
    if (!order.completedAt || !end || end < at) {
      throw new ShopError('too_late', 409, 'There is nothing to withdraw from any more.');
    }
    const { going, staying } = splitByWithdrawal(items, order.completedAt, at);
    await markWithdrawn(tx, order.id, at);
    await addHistory(tx, order.id, 'visitor', 'withdrawn');
    const amount = staying.length === 0 ? await refundAll(tx, order) : await refundLines(tx, order, going);
    await emailBuyer(tx, order, 'withdrawal', order.id, { amount: String(amount) });
  });
}

const REQUEST = { reason: 'requested_by_customer', actor: 'visitor' } as const;

/** Refunds all that is left of an order. @returns minor units; 0 where a bank has taken the money back already. */
async function refundAll(tx: Tx, order: OrderRow): Promise<number> {
  const { left } = await refundableOf(tx, order);
  if (left > 0) await requestRefund(tx, order, { ...REQUEST, amount: left });
  return left;
}

/** Refunds what is left of these lines, each by itself. @returns minor units in all. */
async function refundLines(tx: Tx, order: OrderRow, items: readonly ItemRow[]): Promise<number> {
  let sum = 0;
  for (const { id } of items) {
    // Read again for each line: refunds of the lines before it reduced what is left of the payment.
    const { lines } = await refundableOf(tx, order);
    const left = lines.find((line) => line.id === id)?.left ?? 0;
    if (left > 0) await requestRefund(tx, order, { ...REQUEST, amount: left, orderItemId: id });
    sum += left;
  }
  return sum;
}
