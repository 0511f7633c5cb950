import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { findPaidOrderId } from './exchanges/store.ts';
import { findOrder, lockOrder, type OrderRow } from './store.ts';

/**
 * Runs `act` in a transaction that has locked the order, so that refunds and the like are decided by one caller after
 * another. Of an exchange the order that was paid is locked first: all that is sent for one payment takes turns there, and
 * two orders are only ever locked in that order.
 * @throws ShopError `unknown_order`, and what `act` throws.
 */
export async function withLockedOrder<Result>(
  db: Db,
  number: string,
  act: (tx: Tx, order: OrderRow) => Promise<Result>,
): Promise<Result> {
  const found = await findOrder(db, { number });
  if (!found) throw unknownOrder();
  return inTransaction(db, async (tx) => {
    const paidId = found.totalAmount === 0 ? await findPaidOrderId(tx, found.id) : null;
    if (paidId) await lockOrder(tx, paidId);
    const order = await lockOrder(tx, found.id);
    if (!order) throw unknownOrder();
    return act(tx, order);
  });
}

export function unknownOrder(): ShopError {
  return new ShopError('unknown_order', 404, t('There is no such order.'));
}
