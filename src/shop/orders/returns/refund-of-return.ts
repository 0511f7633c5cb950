import type { Db } from '#lib/db.ts';
import type { Money } from '#lib/money.ts';
import type { ReturnRow } from '../../shipping/return-store.ts';
import { historyOf } from '../history-store.ts';
import { findRefund } from '../refunds/store.ts';

/** What was refunded of a return. */
export interface ReturnRefund {
  readonly amount: Money;
  /** Null where nothing was, and where nobody wrote down which refund it was. */
  readonly status: 'pending' | 'succeeded' | 'failed' | null;
}

/** What was refunded of a return; null before that, and of one that was exchanged. */
export async function findReturnRefund(
  db: Db,
  asked: ReturnRow,
  currency: string,
): Promise<ReturnRefund | null> {
  if (asked.state !== 'refunded') return null;
  const refund = asked.refundId ? await findRefund(db, asked.refundId) : null;
  if (refund) {
    const status = refund.status === 'succeeded' || refund.status === 'failed' ? refund.status : 'pending';
    return { amount: { amount: refund.amount, currency: refund.currency }, status };
  }
  const told = (await historyOf(db, asked.orderId))
    .filter(({ action }) => action === 'return_refunded')
    .map(({ details }) => details as Readonly<Record<string, unknown>>)
    .find((details) => details['return'] === asked.number);
  return { amount: { amount: Number(told?.['amount'] ?? 0), currency }, status: null };
}
