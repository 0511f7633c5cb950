import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { raiseConcern } from '../../concerns/raise-concern.ts';
import { resolveConcern } from '../../concerns/resolve-concern.ts';
import { isToBeSent } from '../../shipping/pieces-store.ts';
import { hasLostDispute } from '../disputes/store.ts';
import { findOrder, listItems, type OrderRow } from '../store.ts';
import { findPaidOrderId, listExchangeOrderIds, listPaidItems } from './store.ts';

/** Why what an order sends in exchange is paid by nobody any more, in the current language; null where it is, or is no exchange. */
export async function unpaidText(
  db: Db,
  order: Pick<OrderRow, 'id' | 'totalAmount'>,
): Promise<string | null> {
  if (order.totalAmount > 0) return null;
  const paidId = await findPaidOrderId(db, order.id);
  const paid = paidId === null ? null : await findOrder(db, { id: paidId });
  if (!paid) return null;
  const { number } = paid;
  const ids = new Set((await listPaidItems(db, order.id)).values());
  const isRefunded = (await listItems(db, paid.id)).some(
    ({ id, totalAmount, refundedAmount }) => ids.has(id) && totalAmount > 0 && refundedAmount === totalAmount,
  );
  if (paid.status === 'refunded' || isRefunded)
    return t('This goes out in exchange, and what was paid for it in order {number} was refunded.', {
      number,
    });
  if (await hasLostDispute(db, paid.id))
    return t(
      'This goes out in exchange, and the dispute about order {number}, where it was paid, was lost.',
      { number },
    );
  return null;
}

/** @param anyway staff have read why. @throws ShopError `exchange_unpaid`. */
export async function refuseUnpaid(tx: Tx, order: OrderRow, anyway: boolean): Promise<void> {
  const text = anyway ? null : await unpaidText(tx, order);
  if (text === null) return;
  throw new ShopError(
    'exchange_unpaid',
    409,
    t('{reason} Cancel it, or say that it is sent all the same.', { reason: text }),
  );
}

/** Takes an exchange off the list of what waits for staff when nothing of it is left to send: it was sent all the same, or cancelled. */
export async function settleUnpaid(
  tx: Tx,
  order: Pick<OrderRow, 'id' | 'number' | 'totalAmount'>,
): Promise<void> {
  if (order.totalAmount > 0 || (await isToBeSent(tx, order.id))) return;
  await resolveConcern(tx, { kind: 'exchange_unpaid', subject: order.number, by: 'job' });
}

/** Tells staff of what is still to be sent in exchange for pieces of an order for which nobody pays any more. */
export async function warnOfUnpaid(tx: Tx, paid: Pick<OrderRow, 'id' | 'number'>): Promise<void> {
  for (const id of await listExchangeOrderIds(tx, paid.id)) {
    const sent = await findOrder(tx, { id });
    if (!sent || !(await isToBeSent(tx, id)) || (await unpaidText(tx, sent)) === null) continue;
    const details = { order: sent.number, paid_in: paid.number };
    await raiseConcern(tx, { kind: 'exchange_unpaid', subject: sent.number, details });
  }
}
