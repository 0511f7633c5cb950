import type { Tx } from '#lib/db.ts';
import type { StripeRefundState } from '#lib/stripe-refund.ts';
import type { Actor } from '../orders/order.ts';
import { findPaidByIntent } from '../orders/payment-store.ts';
import { findRefundId } from '../orders/refund-store.ts';
import { adoptRefund, settleRefund } from '../orders/settle-refund.ts';

/** Takes what Stripe says of a refund: ours is settled, one made at Stripe gets a row here; unknown money waits. */
export async function takeRefund(
  tx: Tx,
  state: StripeRefundState,
  actor: Actor,
): Promise<'applied' | 'unchanged' | 'parked'> {
  const { stripeRefundId, refundId: ownId, paymentIntentId } = state;
  const refundId = await findRefundId(tx, { stripeRefundId, ownId });
  if (refundId) return (await settleRefund(tx, refundId, state, actor)) ? 'applied' : 'unchanged';
  const payment = await findPaidByIntent(tx, paymentIntentId);
  if (!payment) return 'parked';
  return (await adoptRefund(tx, payment, state)) ? 'applied' : 'unchanged';
}
