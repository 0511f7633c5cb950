import type { Tx } from '#lib/db.ts';
import type { Paid } from '../order.ts';
import { markSurplus } from '../payments/store.ts';
import type { OrderRow } from '../store.ts';
import { type RefundReason, requestRefund } from './request-refund.ts';

/** Sends back money that buys nothing: its order had ended, was paid already, or has lost its places. */
export async function refundSurplus(tx: Tx, order: OrderRow, paid: Paid): Promise<void> {
  await markSurplus(tx, paid.sessionId);
  await requestRefund(tx, order, {
    ...{ amount: order.totalAmount, reason: reasonOf(order), actor: 'job', sessionId: paid.sessionId },
  });
}

function reasonOf(order: OrderRow): RefundReason {
  if (order.completedAt !== null) return 'duplicate';
  const { cancelReason } = order;
  return cancelReason === 'superseded' || cancelReason === 'buyer_erased' ? cancelReason : 'late_payment';
}
