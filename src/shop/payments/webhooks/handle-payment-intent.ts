import type { Tx } from '#lib/db.ts';
import { type IntentState, intentStateOf } from '#lib/stripe/payment-intent.ts';
import { complete } from '../../orders/complete.ts';
import {
  findOnlyPayment,
  findPaymentOfIntent,
  type KnownPayment,
} from '../../orders/payments/intent-store.ts';
import { recordDecline } from '../../orders/payments/record-decline.ts';
import { orphanOfIntent } from '../orphans/orphan.ts';
import { parkUnknown } from '../orphans/raise-orphan.ts';
import { isOfMode, type StripeEvent } from './event.ts';
import type { Outcome } from './outcome.ts';
import { refuseEvent } from './refuse-event.ts';

/** The money came; often the first event to say so. Amount, currency and mode are checked as everywhere. */
export async function handleIntentPaid(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const intent = intentOf(event);
  if (!intent?.isPaid) return 'ignored';
  const payment = await paymentOf(tx, intent);
  if (!payment?.stripeSessionId) return parkUnknown(tx, orphanOfIntent(intent));
  const refused = await refuseMisfit(tx, event, intent, payment);
  if (refused) return refused;
  const { paymentIntentId, received: total, answer } = intent;
  const paid = { sessionId: payment.stripeSessionId, paymentIntentId, total, isLive: event.livemode, answer };
  const { outcome } = await complete(tx, { orderId: payment.orderId }, paid, 'stripe');
  return outcome === 'refused' || outcome === 'unchanged' ? outcome : 'applied';
}

/** A card was declined. Stripe's page lets the buyer try again; the order's page and history show the decline. */
export async function handleIntentFailed(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const intent = intentOf(event);
  if (!intent) return 'ignored';
  const payment = await paymentOf(tx, intent);
  if (!payment) return 'parked';
  const refused = await refuseMisfit(tx, event, intent, payment);
  if (refused) return refused;
  const { paymentIntentId, declinedCode } = intent;
  const decline = { paymentIntentId, code: declinedCode ?? 'unknown', at: new Date(event.created * 1000) };
  return (await recordDecline(tx, payment, decline)) ? 'applied' : 'unchanged';
}

function intentOf({ data: { object } }: StripeEvent): IntentState | null {
  return object.object === 'payment_intent' ? intentStateOf(object) : null;
}

/** An intent of another mode, or one whose metadata names another order than the one it has paid. */
async function refuseMisfit(
  tx: Tx,
  event: StripeEvent,
  { paymentIntentId: intent, orderId }: IntentState,
  payment: KnownPayment,
): Promise<'refused' | null> {
  if (!isOfMode(event, payment.mode))
    return refuseEvent(tx, event, payment.orderId, 'wrong_mode', { intent, why: 'mode' });
  if (orderId === null || orderId === payment.orderId) return null;
  return refuseEvent(tx, event, payment.orderId, 'intent_of_another_order', { intent });
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
