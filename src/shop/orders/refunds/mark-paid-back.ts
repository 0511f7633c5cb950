import { z } from 'zod';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { recordRefund } from './record-refund.ts';
import { findRefund } from './store.ts';

export const paidBackInput = z.strictObject({
  act: z.literal('paid-back', { error: () => t('That is not something this page does.') }),
  refund: z.uuid({ error: () => t('This form is not whole. Load the page again.') }),
});

const PAID_BACK = { stripeRefundId: null, status: 'succeeded', failureReason: null, answer: '{}' } as const;

/**
 * Marks a refund of money that came past Stripe as paid back: staff have given or sent it themselves. Stripe is not asked.
 * @returns false for one that was marked before.
 * @throws ShopError `unknown_order`, `unknown_refund`.
 */
export async function markPaidBack(
  db: Db,
  number: string,
  refundId: string,
  actor: StaffActor,
): Promise<boolean> {
  return withLockedOrder(db, number, async (tx, order) => {
    const refund = await findRefund(tx, refundId);
    if (refund?.orderId !== order.id || refund.gateway !== 'outside')
      throw new ShopError('unknown_refund', 404, t('This order has no such refund.'));
    if (!(await settleOutside(tx, refundId, actor))) return false;
    const { amount, currency } = refund;
    await recordAudit(tx, {
      ...{ actor, action: 'order.refund_paid_back', subject: `order:${order.id}` },
      details: { refund: refundId, amount, currency },
    });
    return true;
  });
}

/**
 * The same for a refund that staff ask for: what they say they give back is given back. One of Stripe's stays as it is. The
 * order must be locked.
 */
export async function settleOutside(tx: Tx, refundId: string, actor: StaffActor): Promise<boolean> {
  const refund = await findRefund(tx, refundId);
  if (refund?.gateway !== 'outside') return false;
  return recordRefund(tx, refundId, PAID_BACK, actor);
}
