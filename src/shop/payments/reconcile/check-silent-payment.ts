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

/** Seconds past its time after which a page that is still open is closed by us: clocks differ a little. */
const GRACE_SECONDS = 120;

/**
 * Asks Stripe what became of a payment it has not spoken of, and brings its order there. A page that nobody should pay
 * on any more is closed first.
 */
export async function checkSilentPayment(db: Db, payment: SilentPayment): Promise<Recorded> {
  const { orderId, sessionId } = payment;
  const page = await lookUp(payment);
  return inTransaction(db, async (tx) => {
    if (!page)
      return isOverdue(payment) ? recordUnpaidEnd(tx, orderId, sessionId, 'expired', 'job') : 'unchanged';
    const settled = await recordPaymentPage(tx, orderId, page, 'job');
    if (settled === 'applied') await handleParked(tx, [sessionId, page.paymentIntentId]);
    return settled;
  });
}

/** @returns null for a page Stripe does not know: its account was changed, or the sandbox forgot everything. */
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
