import type Stripe from 'stripe';
import type { Tx } from '#lib/db.ts';
import { type IntentState, intentStateOf } from '#lib/stripe/payment-intent.ts';
import { complete } from '../../orders/complete.ts';
import { recordDecline } from '../../orders/payments/record-decline.ts';
import { findOnlyPayment, findPaymentOfIntent, type KnownPayment } from '../../orders/payments/store.ts';
import type { StripeEvent } from './event.ts';
import type { Outcome } from './outcome.ts';

/** The money came; often the first event to say so. Amount, currency and mode are checked as everywhere. */
export async function handleIntentPaid(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const intent = intentOf(event);
  if (!intent?.isPaid) return 'ignored';
  const payment = await paymentOf(tx, intent);
  if (!payment?.stripeSessionId) return 'parked';
  const { paymentIntentId, received: total, isLive, answer } = intent;
  const paid = { sessionId: payment.stripeSessionId, paymentIntentId, total, isLive, answer };
  const { outcome } = await complete(tx, payment.orderId, paid, 'stripe');
  return outcome === 'refused' || outcome === 'unchanged' ? outcome : 'applied';
}

/** A card was declined. Stripe's page lets the buyer try again; the order's page and history show the decline. */
export async function handleIntentFailed(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const intent = intentOf(event);
  if (!intent) return 'ignored';
  const payment = await paymentOf(tx, intent);
  if (!payment) return 'parked';
  const { paymentIntentId, declinedCode } = intent;
  const decline = { paymentIntentId, code: declinedCode ?? 'unknown', at: new Date(event.created * 1000) };
  return (await recordDecline(tx, payment, decline)) ? 'applied' : 'unchanged';
}

function intentOf(event: StripeEvent): IntentState | null {
  const intent = event.data.object as unknown as Stripe.PaymentIntent;
  return intent.object === 'payment_intent' ? intentStateOf(intent) : null;
}

/**
 * Finds the payment of an intent whose session is not complete yet. The intent's metadata holds the order's id, written by
 * our checkout; it is trusted only where the intent matches that order.
 */
async function paymentOf(tx: Tx, intent: IntentState): Promise<KnownPayment | null> {
  const known = await findPaymentOfIntent(tx, intent.paymentIntentId);
  if (known || !intent.orderId) return known;
  return findOnlyPayment(tx, intent.orderId, intent.paymentIntentId);
}
