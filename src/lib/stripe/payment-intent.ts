import { isUuid } from '../ids.ts';
import type { Money } from '../money.ts';
import type { IntentObject } from './objects.ts';

/** A Stripe payment intent, reduced to what the shop acts on. */
export interface IntentState {
  readonly paymentIntentId: string;
  /** The order id that our checkout wrote into its metadata; never a proof of payment. */
  readonly orderId: string | null;
  /** The number our checkout wrote beside it. */
  readonly orderNumber: string | null;
  readonly isPaid: boolean;
  readonly received: Money;
  /** Why the last attempt was declined. */
  readonly declinedCode: string | null;
  readonly answer: string;
}

export function intentStateOf(intent: IntentObject): IntentState {
  const named = intent.metadata?.['order_id'];
  const error = intent.last_payment_error;
  return {
    paymentIntentId: intent.id,
    orderId: named && isUuid(named) ? named : null,
    orderNumber: intent.metadata?.['order_number'] ?? null,
    isPaid: intent.status === 'succeeded',
    received: { amount: intent.amount_received, currency: intent.currency.toUpperCase() },
    declinedCode: error ? error.decline_code || error.code || error.type || null : null,
    answer: chargedBy(intent),
  };
}

/** The fields that accounting compares; the whole object lies in the event that brought it. */
function chargedBy(intent: IntentObject): string {
  const { id, object, status, amount_received, currency } = intent;
  return JSON.stringify({ id, object, status, amount_received, currency });
}
