import type { Stripe } from 'stripe';
import { putSession } from '../sessions/session.ts';
import type { Act } from '../state/act.ts';
import { addCharge, type Failure, type NewCharge } from './charge.ts';
import { putIntent } from './payment-intent.ts';

/** The bank says no: a failed charge, and a payment intent that waits for another card. Returns why, in words. */
export function declineWith(act: Act, order: Omit<NewCharge, 'status'>, failure: Failure): string {
  const charge = addCharge(act, { ...order, status: 'failed', failure });
  putSession(act, order.record, {});
  act.emit('charge.failed', charge);
  failIntent(act, order.intent, failure, charge);
  return failure.message;
}

/** Puts a payment intent back to waiting for another means of payment. `charge` is the one that failed, if any. */
export function failIntent(
  act: Act,
  intent: Stripe.PaymentIntent,
  failure: Failure,
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
  act.emit('payment_intent.payment_failed', putIntent(act, intent, { ...changes, ...latest }));
}
