import { secondsFrom } from '#lib/clock.ts';
import type { HistoryDetails } from '#shop/orders/history-store.ts';
import type { PlacedOrder } from './place-order.ts';

interface HistoryRow {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly details?: HistoryDetails;
}

/** What the history of a practice order says, oldest first: the same words as for a real one. */
export function historyOfOrder(order: PlacedOrder): HistoryRow[] {
  const { createdAt, completedAt, totalAmount, currency } = order;
  const placed: HistoryRow = {
    ...{ at: createdAt, actor: 'visitor', action: 'placed' },
    details: { total_amount: totalAmount, currency, mode: 'sandbox' },
  };
  if (!completedAt) return [placed, ...unpaidEnd(order)];
  const actor = totalAmount > 0 ? 'stripe' : 'visitor';
  const paid: HistoryRow = {
    at: completedAt,
    actor,
    action: 'paid',
    details: { amount: totalAmount, currency },
  };
  const completed: HistoryRow = { at: completedAt, actor, action: 'completed' };
  return [placed, ...(totalAmount > 0 ? [paid] : []), completed, ...takenBack(order)];
}

function unpaidEnd({ ending, createdAt, endedAt }: PlacedOrder): HistoryRow[] {
  if (!endedAt) return [];
  if (ending?.kind !== 'expired') {
    const processing = { at: secondsFrom(240, createdAt), actor: 'stripe', action: 'payment_processing' };
    return [processing, { at: endedAt, actor: 'stripe', action: 'failed' }];
  }
  const details = { code: ending.code };
  const declined = { at: declinedAt(createdAt), actor: 'stripe', action: 'payment_declined', details };
  return [declined, { at: endedAt, actor: 'stripe', action: 'expired' }];
}

/** When the bank declined the card. */
export const declinedAt = (createdAt: Date): Date => secondsFrom(150, createdAt);

function takenBack(order: PlacedOrder): HistoryRow[] {
  const { ending, endedAt, refundedAmount, refundId, totalAmount, items } = order;
  if (!ending || !endedAt) return [];
  const access = items.flatMap(({ isTakenBack }, position) =>
    isTakenBack
      ? [{ at: endedAt, actor: 'stripe', action: 'access_taken_back', details: { line: position + 1 } }]
      : [],
  );
  if (ending.kind === 'dispute_lost') {
    const details = { amount: totalAmount, reason: 'fraudulent' };
    const opened = { at: disputedAt(endedAt), actor: 'stripe', action: 'dispute_opened', details };
    return [opened, { at: endedAt, actor: 'stripe', action: 'dispute_lost', details }, ...access];
  }
  const details = { refund: refundId, amount: refundedAmount };
  const reason = 'requested_by_customer';
  const asked = {
    at: askedAt(endedAt),
    actor: 'cli',
    action: 'refund_requested',
    details: { ...details, reason },
  };
  return [asked, { at: endedAt, actor: 'stripe', action: 'refund_succeeded', details }, ...access];
}

/** When a refund that has arrived was asked for. */
export const askedAt = (settledAt: Date): Date => secondsFrom(-90, settledAt);
/** When a dispute that is lost was opened. */
export const disputedAt = (closedAt: Date): Date => secondsFrom(-6 * 86_400, closedAt);
