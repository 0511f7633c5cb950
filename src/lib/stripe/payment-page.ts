import type { Money } from '../money.ts';
import { idOf, readStripeObject, type SessionObject } from './objects.ts';
import { methodOfCharge, type StripeMethod } from './payment-method.ts';

/** Stripe's Checkout Session, reduced to what the shop acts on. */
export interface PaymentPage {
  readonly sessionId: string;
  readonly url: string | null;
  /** False for a subscription or a card that is only stored: never one of ours. */
  readonly isPayment: boolean;
  readonly status: 'open' | 'complete' | 'expired';
  readonly isPaid: boolean;
  /** The buyer has completed the page and the bank has declined; known only when the page was retrieved from Stripe. */
  readonly hasFailed: boolean;
  readonly total: Money | null;
  readonly isLive: boolean;
  readonly paymentIntentId: string | null;
  readonly expiresAt: Date;
  /** What our checkout wrote into it; none of it is a proof. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Our order's id, as our checkout gave it. */
  readonly reference: string | null;
  readonly email: string | null;
  /** How it was paid; known only when the page was retrieved from Stripe. */
  readonly method: StripeMethod | null;
  /** What Stripe charged, as JSON of its own field names, stored for accounting. */
  readonly answer: string;
}

/** Reads a session as Stripe answers it. @throws Unavailable when it is none. */
export function paymentPageOf(answer: object): PaymentPage {
  return pageOfSession(readStripeObject('checkout.session', answer));
}

/** The page of a session that was read already, in an event for example. */
export function pageOfSession(session: SessionObject): PaymentPage {
  const { payment_intent: intent, amount_total: amount, currency } = session;
  const isFinished = session.status === 'complete' && typeof intent === 'object';
  return {
    sessionId: session.id,
    url: session.url ?? null,
    isPayment: (session.mode ?? 'payment') === 'payment',
    status: statusOf(session.status),
    isPaid: session.payment_status === 'paid',
    hasFailed: isFinished && isOver(intent?.status),
    total: typeof amount === 'number' && currency ? { amount, currency: currency.toUpperCase() } : null,
    isLive: session.livemode ?? false,
    paymentIntentId: idOf(intent),
    expiresAt: new Date(session.expires_at * 1000),
    metadata: session.metadata ?? {},
    reference: session.client_reference_id ?? null,
    email: session.customer_details?.email ?? null,
    method: methodOf(intent),
    answer: chargedBy(session),
  };
}

function methodOf(intent: SessionObject['payment_intent']): StripeMethod | null {
  const charge = typeof intent === 'object' ? intent?.latest_charge : null;
  return typeof charge === 'object' && charge !== null ? methodOfCharge(charge) : null;
}

/** A payment intent that needs another payment method, or was cancelled. */
function isOver(status: string | undefined): boolean {
  return status === 'requires_payment_method' || status === 'canceled';
}

/** Stripe may add statuses; an unknown one counts as open, which grants nothing. */
function statusOf(status: string | null | undefined): PaymentPage['status'] {
  return status === 'complete' || status === 'expired' ? status : 'open';
}

/** The fields that accounting compares; the whole object lies in the event that brought it. */
function chargedBy(session: SessionObject): string {
  const { id, object, status, payment_status, amount_total, currency } = session;
  return JSON.stringify({ id, object, status, payment_status, amount_total, currency });
}
