import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { findOrder, lockOrder, type OrderRow } from './store.ts';

/**
 * Runs `act` in a transaction that has locked the order, so that refunds and the like are decided by one caller after
 * another.
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
    const order = await lockOrder(tx, found.id);
    if (!order) throw unknownOrder();
    return act(tx, order);
  });
}

export function unknownOrder(): ShopError {
  return new ShopError('unknown_order', 404, t('There is no such order.'));
}
