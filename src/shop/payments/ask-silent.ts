import { now, secondsFrom } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { type PaymentPage, retrievePaymentPage, StripeRefusal } from '#lib/stripe.ts';
import { closePage } from '../checkout/close-page.ts';
import { endPayment, type Settled, settlePage } from '../orders/settle-page.ts';
import { applyParked } from './apply-parked.ts';
import type { SilentPayment } from './reconcile-store.ts';

/** Seconds past its time after which a page that is still open is closed by us: clocks differ a little. */
const GRACE_SECONDS = 120;

/**
 * Asks Stripe what became of a payment it has not spoken of, and brings its order there. A page that nobody should pay
 * on any more is closed first.
 */
export async function askSilent(db: Db, payment: SilentPayment): Promise<Settled> {
  const { orderId, sessionId } = payment;
  const page = await lookUp(payment);
  return inTransaction(db, async (tx) => {
    if (!page) return isOverdue(payment) ? endPayment(tx, orderId, sessionId, 'expired', 'job') : 'unchanged';
    const settled = await settlePage(tx, orderId, page, 'job');
    if (settled === 'applied') await applyParked(tx, [sessionId, page.paymentIntentId]);
    return settled;
  });
}

/** @returns null for a page Stripe does not know: its account was changed, or the sandbox forgot everything. */
async function lookUp(payment: SilentPayment): Promise<PaymentPage | null> {
  try {
    const page = await retrievePaymentPage(payment.sessionId);
    const isUnwanted = payment.orderStatus !== 'pending' || isOverdue(payment);
    return page.status === 'open' && isUnwanted ? await closePage(payment.sessionId) : page;
  } catch (error) {
    if (error instanceof StripeRefusal && error.code === 'resource_missing') return null;
    throw error;
  }
}

function isOverdue({ pageExpiresAt }: SilentPayment): boolean {
  return pageExpiresAt !== null && secondsFrom(GRACE_SECONDS, pageExpiresAt) < now();
}
