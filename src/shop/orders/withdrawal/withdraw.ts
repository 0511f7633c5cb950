import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { mayAccess } from '../../customers/access.ts';
import type { Visitor } from '../../customers/store.ts';
import { emailBuyer } from '../email-buyer.ts';
import { findPayer } from '../exchanges/payer.ts';
import { addHistory } from '../history-store.ts';
import { refusePractice } from '../refunds/refuse-practice.ts';
import { markWithdrawn } from '../store.ts';
import { unknownOrder, withLockedOrder } from '../with-locked-order.ts';
import { listItemsWithUnits, refundWithdrawn } from './refund-withdrawn.ts';
import { withdrawalEnd } from './withdrawal.ts';

/**
 * The buyer withdraws from every line whose kind allows it and whose time has not ended: it is refunded, what was bought
 * is revoked once the refund succeeds, and an email confirms when the withdrawal came. What a bank has taken back for now is
 * refunded when the shop has won the dispute. Sent twice, it is one withdrawal.
 * @throws ShopError `unknown_order` for another buyer's, `practice_order`, `too_late` when nothing is
 * left to withdraw from.
 */
export async function withdraw(db: Db, number: string, visitor: Visitor | null): Promise<void> {
  if (!visitor) throw unknownOrder();
  await withLockedOrder(db, number, async (tx, order) => {
    if (!mayAccess(visitor, 'withdrawal', { order })) throw unknownOrder();
    refusePractice(order);
    if (order.withdrawnAt) return;
    const { order: paidIn } = await findPayer(tx, order);
    const end = withdrawalEnd({ ...order, paidIn }, await listItemsWithUnits(tx, order));
    // The clock may have gone back since the order was paid.
    const at = new Date(Math.max(now().getTime(), order.completedAt?.getTime() ?? 0));
    if (!order.completedAt || !end || end < at) {
      throw new ShopError('too_late', 409, t('There is nothing to withdraw from any more.'));
    }
    await markWithdrawn(tx, order.id, at);
    await addHistory(tx, order.id, 'visitor', 'withdrawn');
    const amount = await refundWithdrawn(tx, order, at);
    await emailBuyer(tx, order, 'withdrawal', order.id, { amount: String(amount) });
  });
}
