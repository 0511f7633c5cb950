import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { ownsOrder } from '../../customers/ownership.ts';
import type { Visitor } from '../../customers/store.ts';
import { emailBuyer } from '../email-buyer.ts';
import { addHistory } from '../history.ts';
import { refundableOf } from '../refunds/refund-plan.ts';
import { refusePractice } from '../refunds/refuse-practice.ts';
import { requestRefund } from '../refunds/request-refund.ts';
import { findOrder, lockOrder, markWithdrawn, type OrderRow } from '../store.ts';
import { withdrawalEnd } from './withdrawal.ts';

/**
 * The buyer withdraws from the contract: all that is left of the money goes back, what was bought closes when it has, and
 * a letter says when the message came. Sent twice, it is one withdrawal.
 * @throws ShopError `unknown_order` for a foreign one, `practice_order`, `too_late` when there is nothing to withdraw from any more.
 */
export async function withdraw(db: Db, number: string, visitor: Visitor | null): Promise<void> {
  const found = await findOrder(db, { number });
  if (!found || !visitor || !ownsOrder(visitor, found)) throw unknown();
  await inTransaction(db, async (tx) => {
    const order = await lockOrder(tx, found.id);
    if (!order) throw unknown();
    refusePractice(order);
    if (order.withdrawnAt) return;
    const end = withdrawalEnd(order);
    if (!end || end < now()) {
      throw new ShopError('too_late', 409, 'There is nothing to withdraw from any more.');
    }
    await sendBack(tx, order);
  });
}

async function sendBack(tx: Tx, order: OrderRow): Promise<void> {
  const at = now();
  await markWithdrawn(tx, order.id, at);
  await addHistory(tx, order.id, 'visitor', 'withdrawn');
  // A bank that has taken the money back already leaves nothing to send.
  const { left } = await refundableOf(tx, order);
  const request = { reason: 'requested_by_customer', actor: 'visitor' } as const;
  const refund = left > 0 ? { refundId: await requestRefund(tx, order, request) } : {};
  await emailBuyer(tx, order, 'withdrawal', order.id, refund);
}

function unknown(): ShopError {
  return new ShopError('unknown_order', 404, 'There is no such order.');
}
