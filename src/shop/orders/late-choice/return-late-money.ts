import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { resolveConcern } from '../../concerns/resolve-concern.ts';
import { addHistory } from '../history-store.ts';
import type { Actor } from '../order.ts';
import { markSurplus } from '../payments/store.ts';
import { requestRefund } from '../refunds/request-refund.ts';
import { findPaidPayment, lockRefundable } from '../refunds/store.ts';
import { lockOrder, type OrderRow } from '../store.ts';
import { type Decision, decide, findLatePayment, type LatePayment } from './store.ts';

/**
 * Sends late money back that nobody has chosen anything for, once. What went back another way meanwhile is not sent again.
 * @returns whether it was decided now.
 */
export async function returnUndecided(db: Db, orderId: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const order = await lockOrder(tx, orderId);
    const late = order && (await findLatePayment(tx, orderId));
    if (!order || !late || late.decidedAt) return false;
    await returnLateMoney(tx, order, late, 'none', 'job');
    return true;
  });
}

/** The same for a buyer who wants the money. The order must be locked. */
export async function returnLateMoney(
  tx: Tx,
  order: OrderRow,
  { sessionId }: Pick<LatePayment, 'sessionId'>,
  why: Extract<Decision, 'money' | 'none'>,
  actor: Actor,
): Promise<void> {
  const left = await leftOfLateMoney(tx, order, sessionId);
  await settle(tx, order, left > 0 ? why : 'gone', actor);
  await markSurplus(tx, sessionId);
  if (left > 0) await requestRefund(tx, order, { amount: left, reason: 'late_payment', actor, sessionId });
}

/** What of it has not gone back; minor units. Its payment is locked. */
export async function leftOfLateMoney(tx: Tx, order: OrderRow, sessionId: string): Promise<number> {
  const payment = await findPaidPayment(tx, order.id, sessionId);
  return payment ? lockRefundable(tx, payment.id) : 0;
}

/** Writes down what was decided; nothing waits for staff then. @throws when it was decided before: a bug of ours. */
export async function settle(tx: Tx, order: OrderRow, decision: Decision, actor: Actor): Promise<void> {
  if (!(await decide(tx, order.id, decision, now())))
    throw new Error(`the late money of order ${order.id} was decided before`);
  await addHistory(tx, order.id, actor, 'late_money_decided', { why: `late_${decision}` });
  await resolveConcern(tx, { kind: 'late_money', subject: order.number, by: 'job' });
}
