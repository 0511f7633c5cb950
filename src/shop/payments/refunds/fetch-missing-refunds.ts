import { type Db, inTransaction } from '#lib/db.ts';
import { listStripeRefunds } from '#lib/stripe/refund.ts';
import { findPaymentById } from '../../orders/payments/store.ts';
import { recordStripeRefund } from './record-stripe-refund.ts';

/** Updates the refunds of a payment from Stripe. @returns how many of them changed something here. */
export async function fetchMissingRefunds(db: Db, paymentId: string): Promise<number> {
  const payment = await findPaymentById(db, paymentId);
  if (!payment?.stripePaymentIntentId) return 0;
  const states = await listStripeRefunds(payment.stripePaymentIntentId);
  let changed = 0;
  for (const state of states.toReversed()) {
    const outcome = await inTransaction(db, (tx) => recordStripeRefund(tx, state, 'job'));
    if (outcome === 'applied') changed++;
  }
  return changed;
}
