import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { type Ending, endOrder, SUPERSEDED } from '../orders/end.ts';
import { recordPaymentPage } from '../orders/payments/record-payment-page.ts';
import { findPayment, markPayment } from '../orders/payments/store.ts';
import { markReplaced, type OrderRow } from '../orders/store.ts';
import { closePaymentPage } from './close-payment-page.ts';

/**
 * Ends an order that a new one replaces: first its payment page, so that nobody can pay there any more, then the order.
 * `replacedAt` is written before that, because the webhook about the closed page may arrive first.
 * @returns true when the buyer has paid (or is paying) meanwhile: that order is kept and shown instead.
 * @throws Unavailable when Stripe does not answer: no second page is opened while the old one may be open.
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
