import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { type Ending, endOrder, SUPERSEDED } from '../orders/end.ts';
import { recordPaymentPage } from '../orders/payments/record-payment-page.ts';
import { findPayment, markPayment } from '../orders/payments/store.ts';
import { markReplaced, type OrderRow } from '../orders/store.ts';
import { closePaymentPage } from './close-payment-page.ts';

/**
 * Closes an order that a new one is to follow: first its payment page, so that nobody can pay there any more, then the
 * order itself. That it is replaced is written down before: the webhook about the closed page may overtake us.
 * @returns true when the buyer had paid (or is paying) meanwhile: that order stands, and is shown instead.
 * @throws Unavailable when Stripe does not answer: with the old page perhaps open, no second one is opened.
 */
export async function supersede(db: Db, order: OrderRow, ending: Ending = SUPERSEDED): Promise<boolean> {
  if (ending === SUPERSEDED) await markReplaced(db, order.id, now());
  const payment = await findPayment(db, order.id);
  const page = payment?.stripeSessionId ? await closePaymentPage(payment.stripeSessionId) : null;
  return inTransaction(db, async (tx) => {
    const isUsed = page?.status === 'complete' && !page.hasFailed;
    if (page && isUsed) await recordPaymentPage(tx, order.id, page, 'visitor');
    if (isUsed) return true;
    if (page) await markPayment(tx, page.sessionId, 'expired', now());
    await endOrder(tx, order.id, ending, 'visitor');
    return false;
  });
}
