import { now, secondsFrom } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { raiseConcern } from '../../concerns/raise-concern.ts';
import { emailBuyer } from '../email-buyer.ts';
import { addHistory } from '../history-store.ts';
import type { Paid } from '../order.ts';
import type { ItemRow, OrderRow } from '../store.ts';
import { CHOICE_HOURS, insertLatePayment } from './store.ts';
import { lateChoiceOf } from './words.ts';

/** Whether a kind among these lines lets the buyer choose what late money gets. */
export function hasLateChoice(items: readonly ItemRow[]): boolean {
  return items.some(({ kind }) => lateChoiceOf(kind) !== null);
}

/** Keeps money that came too late until its buyer has chosen, or the time for that is over. */
export async function waitForChoice(tx: Tx, order: OrderRow, { sessionId }: Paid): Promise<void> {
  const since = now();
  const decideUntil = secondsFrom(CHOICE_HOURS * 3600, since);
  await insertLatePayment(tx, { orderId: order.id, sessionId, since, decideUntil });
  await addHistory(tx, order.id, 'job', 'late_money_waits', { until: decideUntil.toISOString() });
  await emailBuyer(tx, order, 'late-money', order.id, { until: decideUntil.toISOString() });
  await raiseConcern(tx, {
    kind: 'late_money',
    subject: order.number,
    details: { order: order.number, amount: order.totalAmount, currency: order.currency },
  });
}
