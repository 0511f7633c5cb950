import { z } from 'zod';
import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { lockOrderWithCart } from '../complete-store.ts';
import { OUTSIDE_WAYS } from '../payments/store.ts';
import type { OrderRow } from '../store.ts';
import { completeByHand } from './complete-by-hand.ts';
import { refusePracticeOrder } from './refuse-practice-order.ts';

export const markPaidForm = z.strictObject({
  step: z.literal(['look', 'mark'], { error: () => t('That is not something this page does.') }),
  how: z.literal(OUTSIDE_WAYS, { error: () => t('Choose how it was paid.') }),
  reference: typedText(200).default(''),
  tell: z.literal('on').optional(),
});
export type MarkPaidForm = z.infer<typeof markPaidForm>;

/**
 * Whether money can be written down for an order: it waits for it, and no bank is at work on it.
 * @throws ShopError `practice_order`, `not_waiting`.
 */
export function refuseNotWaiting(
  order: Pick<OrderRow, 'status' | 'processingAt' | 'isPractice' | 'totalAmount'>,
): void {
  refusePracticeOrder(order);
  if (order.status === 'pending' && !order.processingAt && order.totalAmount > 0) return;
  throw new ShopError('not_waiting', 409, t('This order does not wait for its money any more.'));
}

/**
 * Writes down that an order that waits for its money was paid past Stripe, and completes it. Its payment page is closed; money
 * that comes there all the same goes back.
 * @throws ShopError `unknown_order`, and what `refuseNotWaiting` throws.
 */
export async function markPaidOutside(
  db: Db,
  orderId: string,
  { how, reference, tell }: MarkPaidForm,
  actor: StaffActor,
): Promise<void> {
  await inTransaction(db, async (tx: Tx) => {
    const locked = await lockOrderWithCart(tx, { orderId });
    if (!locked) throw new ShopError('unknown_order', 404, t('There is no such order.'));
    const { order } = locked;
    refuseNotWaiting(order);
    const paid = { how, reference: reference || null, paidAt: now() };
    await completeByHand(tx, orderId, { paid, actor, isQuiet: !tell });
    const { totalAmount: amount, currency } = order;
    const details = { how, amount, currency };
    await recordAudit(tx, { actor, action: 'order.paid_outside', subject: `order:${orderId}`, details });
  });
}
