import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { listAuditOf, recordAudit } from '../../accounts/audit-store.ts';
import type { OrderRow } from '../store.ts';
import { withLockedOrder } from '../with-locked-order.ts';
import { settleOutside } from './mark-paid-back.ts';
import { planStaffRefund } from './override-refund.ts';
import { type RefundTerms, refundableOf } from './refund-plan.ts';
import { requestParts, requestRefund } from './request-refund.ts';

/** A refund as staff ask for it. */
export interface StaffRefund extends RefundTerms {
  /** Unique for each form shown: sent twice, it refunds once. */
  readonly key?: string;
  /** What was left when the form was shown, in minor units: a refund made meanwhile is noticed. */
  readonly left?: number;
}

/**
 * Staff, in the admin or at the command line, refund an order, wholly or in part; the audit log says who.
 * @returns the refund's id, to be sent to Stripe; `isNew` false when this form had been sent before.
 * @throws ShopError `unknown_order`, `refunded_meanwhile`, and what `planStaffRefund` throws.
 */
export async function refundOrder(
  db: Db,
  number: string,
  request: StaffRefund,
  actor: StaffActor,
): Promise<{ readonly refundId: string; readonly isNew: boolean }> {
  return withLockedOrder(db, number, async (tx, order) => {
    const before = request.key === undefined ? null : await refundOfForm(tx, order.id, request.key);
    if (before) return { refundId: before, isNew: false };
    if (request.left !== undefined) await refuseChanged(tx, order, request.left);
    const refundId = await refund(tx, order, request, actor);
    await settleOutside(tx, refundId, actor);
    return { refundId, isNew: true };
  });
}

/** The refund this form has made; asked under the order's lock, so a double click is noticed. */
async function refundOfForm(tx: Tx, orderId: string, key: string): Promise<string | null> {
  const row = (await listAuditOf(tx, `order:${orderId}`)).find(({ details }) => details['form'] === key);
  return typeof row?.details['refund'] === 'string' ? row.details['refund'] : null;
}

async function refuseChanged(tx: Tx, order: OrderRow, left: number): Promise<void> {
  if ((await refundableOf(tx, order)).left === left) return;
  const text = t(
    'Money from this order was refunded while you were looking at it. See how it stands now, then decide.',
  );
  throw new ShopError('refunded_meanwhile', 409, text);
}

async function refund(tx: Tx, order: OrderRow, request: StaffRefund, actor: StaffActor): Promise<string> {
  const plan = await planStaffRefund(tx, order, request);
  const { amount, line, isShipping, takesBack, parts } = plan;
  const { reason, note, key = null } = request;
  // What was proposed is said where staff decided otherwise.
  const proposed =
    plan.proposed === null || plan.proposed === amount.amount ? {} : { proposed: plan.proposed };
  const terms = { reason, takesBack, note, actor, ...proposed };
  const refundId = parts
    ? await requestParts(tx, order, parts, terms)
    : await requestRefund(tx, order, {
        ...{ ...terms, amount: amount.amount, isShipping },
        ...(line ? { orderItemId: line.id } : {}),
      });
  await recordAudit(tx, {
    actor,
    action: 'order.refund_requested',
    subject: `order:${order.id}`,
    details: {
      ...{ refund: refundId, form: key, reason, amount: amount.amount, currency: amount.currency },
      ...{ takes_back: takesBack, line: line ? line.position + 1 : null },
      ...proposed,
    },
  });
  return refundId;
}
