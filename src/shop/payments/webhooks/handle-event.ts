import type { Tx } from '#lib/db.ts';
import { idOf } from '#lib/stripe/objects.ts';
import { type PaymentPage, pageOfSession } from '#lib/stripe/payment-page.ts';
import { complete } from '../../orders/complete.ts';
import { recordPaymentPage, recordUnpaidEnd } from '../../orders/payments/record-payment-page.ts';
import { findPaymentOfSession } from '../../orders/payments/store.ts';
import { orphanOfPage } from '../orphans/orphan.ts';
import { parkUnknown } from '../orphans/raise-orphan.ts';
import { isOfMode, type StripeEvent } from './event.ts';
import { handleChargePaid } from './handle-charge-paid.ts';
import { handleChargeRefunded } from './handle-charge-refunded.ts';
import { handleDispute } from './handle-dispute.ts';
import { handleIntentFailed, handleIntentPaid } from './handle-payment-intent.ts';
import { handleRefund } from './handle-refund.ts';
import type { Outcome } from './outcome.ts';
import { refuseEvent } from './refuse-event.ts';

/** What the shop does about each type of event it knows; every other type is ignored. */
const HANDLERS: Readonly<Record<string, (tx: Tx, event: StripeEvent) => Promise<Outcome>>> = {
  'checkout.session.completed': handleSessionDone,
  'checkout.session.async_payment_succeeded': handleSessionDone,
  'checkout.session.async_payment_failed': onSession((tx, orderId, { sessionId }) =>
    recordUnpaidEnd(tx, orderId, sessionId, 'failed', 'stripe'),
  ),
  'checkout.session.expired': onSession((tx, orderId, { sessionId }) =>
    recordUnpaidEnd(tx, orderId, sessionId, 'expired', 'stripe'),
  ),
  'payment_intent.succeeded': handleIntentPaid,
  'payment_intent.payment_failed': handleIntentFailed,
  'charge.succeeded': handleChargePaid,
  'charge.refunded': handleChargeRefunded,
  'refund.created': handleRefund,
  'refund.updated': handleRefund,
  'refund.failed': handleRefund,
  'charge.refund.updated': handleRefund,
  'charge.dispute.created': handleDispute,
  'charge.dispute.updated': handleDispute,
  'charge.dispute.closed': handleDispute,
  'charge.dispute.funds_withdrawn': handleDispute,
  'charge.dispute.funds_reinstated': handleDispute,
};

/** The types an endpoint at Stripe should be subscribed to. */
export const KNOWN_TYPES: readonly string[] = Object.keys(HANDLERS);

/** Whether the shop does anything about events of this type. */
export function isHandled(type: string): boolean {
  return Object.hasOwn(HANDLERS, type);
}

/** Handles an event using the object in it; Stripe is not asked. */
export async function handleEvent(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const handler = isHandled(event.type) ? HANDLERS[event.type] : undefined;
  return handler ? handler(tx, event) : 'ignored';
}

/** The id by which an event finds its payment: the session's or the payment intent's. */
export function paymentKeyOf({ data: { object } }: StripeEvent): string | null {
  if (object.object === 'checkout.session' || object.object === 'payment_intent') return object.id;
  return idOf(object.payment_intent);
}

type OnSession = (tx: Tx, orderId: string, page: PaymentPage) => Promise<Outcome>;

function onSession(act: OnSession) {
  return async (tx: Tx, event: StripeEvent): Promise<Outcome> => {
    const { object } = event.data;
    if (object.object !== 'checkout.session') return 'ignored';
    const payment = await findPaymentOfSession(tx, object.id);
    const page = pageOfSession(object);
    if (!payment) return parkUnknown(tx, orphanOfPage(page));
    const { orderId, mode } = payment;
    const details = { session: page.sessionId, why: isOfMode(event, mode) ? (object.mode ?? null) : 'mode' };
    if (!isOfMode(event, mode)) return refuseEvent(tx, event, orderId, 'wrong_mode', details);
    if (!page.isPayment) return refuseEvent(tx, event, orderId, 'not_a_payment', details);
    return act(tx, orderId, page);
  };
}

const recordSession = onSession((tx, orderId, page) => recordPaymentPage(tx, orderId, page, 'stripe'));

/** A finished page. A paid one, the commonest event of all, finds its order in the statement that locks it. */
async function handleSessionDone(tx: Tx, event: StripeEvent): Promise<Outcome> {
  const { object } = event.data;
  const page = object.object === 'checkout.session' ? pageOfSession(object) : null;
  const isConsistent = page?.isPayment && isOfMode(event, page.isLive ? 'live' : 'test');
  if (!page?.isPaid || !isConsistent) return recordSession(tx, event);
  const completion = await complete(tx, { sessionId: page.sessionId }, page, 'stripe');
  if (completion.outcome === 'refused')
    return completion.why === 'unknown_order' ? parkUnknown(tx, orphanOfPage(page)) : 'refused';
  return completion.outcome === 'unchanged' ? 'unchanged' : 'applied';
}
