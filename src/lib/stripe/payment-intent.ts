import type Stripe from 'stripe';
import { isUuid } from '../ids.ts';
import type { Money } from '../money.ts';
import { moneyOf } from './stripe.ts';

/** A Stripe payment intent, reduced to what the shop acts on. */
export interface IntentState {
  readonly paymentIntentId: string;
  /** The order id that our checkout wrote into its metadata; never a proof of payment. */
  readonly orderId: string | null;
  readonly isPaid: boolean;
  readonly received: Money | null;
  readonly isLive: boolean;
  /** Why the last attempt was declined. */
  readonly declinedCode: string | null;
  readonly answer: string;
}

export function intentStateOf(intent: Stripe.PaymentIntent): IntentState {
  const named = intent.metadata?.['order_id'];
  const error = intent.last_payment_error;
  return {
    paymentIntentId: intent.id,
    orderId: named && isUuid(named) ? named : null,
    isPaid: intent.status === 'succeeded',
    received: moneyOf(intent.amount_received, intent.currency),
    isLive: intent.livemode,
    declinedCode: error ? (error.decline_code ?? error.code ?? error.type).slice(0, 120) : null,
    answer: chargedBy(intent),
  };
}

/** The fields that accounting compares; the whole object lies in the event that brought it. */
function chargedBy(intent: Stripe.PaymentIntent): string {
  const { id, object, status, amount_received, currency } = intent;
  return JSON.stringify({ id, object, status, amount_received, currency });
}
