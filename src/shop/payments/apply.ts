import type Stripe from 'stripe';
import type { Tx } from '#lib/db.ts';
import { type PaymentPage, paymentPageOf } from '#lib/stripe.ts';
import { findOrderOfSession } from '../orders/payment-store.ts';
import { endPayment, settlePage } from '../orders/settle-page.ts';
import { applyCharge } from './apply-charge.ts';
import { applyDispute } from './apply-dispute.ts';
import { applyDecline, applyIntentPaid } from './apply-intent.ts';
import { applyRefund } from './apply-refund.ts';
import type { StripeEvent } from './event.ts';
import type { Outcome } from './outcome.ts';

/** What the shop does about each type of event it knows; every other type is ignored. */
const HANDLERS: Readonly<Record<string, (tx: Tx, event: StripeEvent) => Promise<Outcome>>> = {
  'checkout.session.completed': onSession(settle),
  'checkout.session.async_payment_succeeded': onSession(settle),
  'checkout.session.async_payment_failed': onSession((tx, orderId, { sessionId }) =>
    endPayment(tx, orderId, sessionId, 'failed', 'stripe'),
  ),
  'checkout.session.expired': onSession((tx, orderId, { sessionId }) =>
    endPayment(tx, orderId, sessionId, 'expired', 'stripe'),
  ),
  'payment_intent.succeeded': applyIntentPaid,
  'payment_intent.payment_failed': applyDecline,
  'charge.refunded': applyCharge,
  'refund.created': applyRefund,
  'refund.updated': applyRefund,
  'refund.failed': applyRefund,
  'charge.refund.updated': applyRefund,
  'charge.dispute.created': applyDispute,
  'charge.dispute.updated': applyDispute,
  'charge.dispute.closed': applyDispute,
  'charge.dispute.funds_withdrawn': applyDispute,
  'charge.dispute.funds_reinstated': applyDispute,
};

/** The types an endpoint at Stripe should be subscribed to. */
export const KNOWN_TYPES: readonly string[] = Object.keys(HANDLERS);

/** Applies an event by the snapshot it carries; Stripe is not asked. */
export async function apply(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const handler = HANDLERS[event.type];
  return handler ? handler(tx, event) : 'ignored';
}

/** What leads from an event to a payment: the session's id, or the payment intent's. */
export function paymentKeyOf(event: StripeEvent): string | null {
  const { object } = event.data;
  if (object.object === 'checkout.session' || object.object === 'payment_intent') return object.id;
  return typeof object['payment_intent'] === 'string' ? object['payment_intent'] : null;
}

type OnSession = (tx: Tx, orderId: string, page: PaymentPage) => Promise<Outcome>;

function onSession(act: OnSession) {
  return async (tx: Tx, event: StripeEvent): Promise<Outcome> => {
    const session = event.data.object as unknown as Stripe.Checkout.Session;
    if (session.object !== 'checkout.session') return 'ignored';
    const orderId = await findOrderOfSession(tx, session.id);
    return orderId ? act(tx, orderId, paymentPageOf(session)) : 'parked';
  };
}

function settle(tx: Tx, orderId: string, page: PaymentPage): Promise<Outcome> {
  return settlePage(tx, orderId, page, 'stripe');
}
