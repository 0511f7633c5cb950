import type { Stripe } from 'stripe';
import { updateSession } from '../sessions/session.ts';
import type { Tx } from '../state/transaction.ts';
import { addCharge, type NewCharge, type PaymentFailure } from './charge.ts';
import { updateIntent } from './payment-intent.ts';

/** Records a declined card: a failed charge, and the intent waits for another card. Returns the reason as a sentence. */
export function declineCharge(tx: Tx, order: Omit<NewCharge, 'status'>, failure: PaymentFailure): string {
  const charge = addCharge(tx, { ...order, status: 'failed', failure });
  updateSession(tx, order.record, {});
  tx.emit('charge.failed', charge);
  failIntent(tx, order.intent, failure, charge);
  return failure.message;
}

/** Lets a payment intent wait for another payment method. `charge` is the one that failed, if any. */
export function failIntent(
  tx: Tx,
  intent: Stripe.PaymentIntent,
  failure: PaymentFailure,
  charge: Stripe.Charge | null,
): void {
  const { code, decline_code, message } = failure;
  const last_payment_error: Stripe.PaymentIntent.LastPaymentError = {
    ...(charge ? { charge: charge.id } : {}),
    code,
    ...(decline_code ? { decline_code } : {}),
    doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
    message,
    type: charge ? 'card_error' : 'invalid_request_error',
  };
  const changes = { status: 'requires_payment_method', next_action: null, last_payment_error } as const;
  const latest = charge ? { latest_charge: charge.id } : {};
  tx.emit('payment_intent.payment_failed', updateIntent(tx, intent, { ...changes, ...latest }));
}
