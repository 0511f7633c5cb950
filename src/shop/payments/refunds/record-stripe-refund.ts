import type { Tx } from '#lib/db.ts';
import type { StripeRefundState } from '#lib/stripe/refund.ts';
import type { Actor } from '../../orders/order.ts';
import { findPaidByIntent } from '../../orders/payments/store.ts';
import { recordForeignRefund, recordRefund } from '../../orders/refunds/record-refund.ts';
import { findRefundId } from '../../orders/refunds/store.ts';

/** Records Stripe's state of a refund. One made at Stripe gets a row here; one of an unknown payment is parked. */
export async function recordStripeRefund(
  tx: Tx,
  state: StripeRefundState,
  actor: Actor,
): Promise<'applied' | 'unchanged' | 'parked'> {
  const { stripeRefundId, refundId: ownId, paymentIntentId } = state;
  const refundId = await findRefundId(tx, { stripeRefundId, ownId });
  if (refundId) return (await recordRefund(tx, refundId, state, actor)) ? 'applied' : 'unchanged';
  const payment = await findPaidByIntent(tx, paymentIntentId);
  if (!payment) return 'parked';
  return (await recordForeignRefund(tx, payment, state)) ? 'applied' : 'unchanged';
}
