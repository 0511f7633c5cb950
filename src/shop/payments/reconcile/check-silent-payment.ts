import { now, secondsFrom } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { type PaymentPage, retrievePaymentPage, StripeRefusal } from '#lib/stripe/stripe.ts';
import { closePaymentPage } from '../../checkout/close-payment-page.ts';
import {
  type Recorded,
  recordPaymentPage,
  recordUnpaidEnd,
} from '../../orders/payments/record-payment-page.ts';
import { handleParked } from '../webhooks/handle-parked.ts';
import type { SilentPayment } from './store.ts';

/** Seconds after its end at which we close a page that is still open: clocks differ a little. */
const GRACE_SECONDS = 120;

/**
 * Asks Stripe for the state of a payment that no event has reported for long, and updates its order. A page that must not
 * be paid any more is closed first.
 */
export async function checkSilentPayment(db: Db, payment: SilentPayment): Promise<Recorded> {
  const { orderId, sessionId } = payment;
  const page = await lookUp(payment);
  return inTransaction(db, async (tx) => {
    if (!page)
      return isOverdue(payment) ? recordUnpaidEnd(tx, orderId, sessionId, 'expired', 'job') : 'unchanged';
    const outcome = await recordPaymentPage(tx, orderId, page, 'job');
    if (outcome === 'applied') await handleParked(tx, [sessionId, page.paymentIntentId]);
    return outcome;
  });
}

/** @returns null for a page Stripe does not know: its account was changed, or the sandbox was reset. */
async function lookUp(payment: SilentPayment): Promise<PaymentPage | null> {
  try {
    const page = await retrievePaymentPage(payment.sessionId);
    const isUnwanted = payment.orderStatus !== 'pending' || isOverdue(payment);
    return page.status === 'open' && isUnwanted ? await closePaymentPage(payment.sessionId) : page;
  } catch (error) {
    if (error instanceof StripeRefusal && error.code === 'resource_missing') return null;
    throw error;
  }
}

function isOverdue({ pageExpiresAt }: SilentPayment): boolean {
  return pageExpiresAt !== null && secondsFrom(GRACE_SECONDS, pageExpiresAt) < now();
}
