import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { listAuditOf, recordAudit } from '../../accounts/audit-store.ts';
import { findOrder, lockOrder, type OrderRow } from '../store.ts';
import { planRefund, type RefundForm, refundableOf } from './refund-plan.ts';
import { requestRefund } from './request-refund.ts';

/**
 * A member of staff refunds an order, wholly or in part. The same form sent again does nothing more, and one that was
 * drawn before somebody else's refund is refused.
 * @returns the refund's id, to be carried to Stripe; `isNew` false when this form had been sent before.
 * @throws ShopError `unknown_order`, `refunded_meanwhile`, and what `planRefund` throws.
 */
export async function refundOrder(
  db: Db,
  number: string,
  form: RefundForm,
  actor: `staff:${string}`,
): Promise<{ readonly refundId: string; readonly isNew: boolean }> {
  const found = await findOrder(db, { number });
  if (!found) throw unknown();
  return inTransaction(db, async (tx) => {
    const order = await lockOrder(tx, found.id);
    if (!order) throw unknown();
    const before = await refundOfForm(tx, order.id, form.key);
    if (before) return { refundId: before, isNew: false };
    await refuseChanged(tx, order, form);
    return { refundId: await refund(tx, order, form, actor), isNew: true };
  });
}

/** The refund this form has made; asked under the order's lock, so two clicks of one button see each other. */
async function refundOfForm(tx: Tx, orderId: string, key: string): Promise<string | null> {
  const row = (await listAuditOf(tx, `order:${orderId}`)).find(({ details }) => details['form'] === key);
  return typeof row?.details['refund'] === 'string' ? row.details['refund'] : null;
}

async function refuseChanged(tx: Tx, order: OrderRow, { left }: RefundForm): Promise<void> {
  if ((await refundableOf(tx, order)).left === left) return;
  const text =
    'Money of this order went back while you were looking at it. See how it stands now, then decide.';
  throw new ShopError('refunded_meanwhile', 409, text);
}

async function refund(tx: Tx, order: OrderRow, form: RefundForm, actor: `staff:${string}`): Promise<string> {
  const { amount, line, takesBack } = await planRefund(tx, order, form);
  const { reason, note, key } = form;
  const refundId = await requestRefund(tx, order, {
    amount: amount.amount,
    ...(line ? { orderItemId: line.id } : {}),
    ...{ reason, takesBack, note, actor },
  });
  await recordAudit(tx, {
    actor,
    action: 'order.refund_requested',
    subject: `order:${order.id}`,
    details: {
      ...{ refund: refundId, form: key, reason, amount: amount.amount, currency: amount.currency },
      ...{ takes_back: takesBack, line: line ? line.position + 1 : null },
    },
  });
  return refundId;
}

function unknown(): ShopError {
  return new ShopError('unknown_order', 404, 'There is no such order.');
}
