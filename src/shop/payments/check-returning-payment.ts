import { type Db, inTransaction } from '#lib/db.ts';
import { isUnavailable } from '#lib/errors.ts';
import { retrievePaymentPage, StripeRefusal } from '#lib/stripe/stripe.ts';
import { recordPaymentPage } from '../orders/payments/record-payment-page.ts';
import { findOrderOfSession } from '../orders/payments/store.ts';
import { findOrder, type OrderRow } from '../orders/store.ts';
import { handleParked } from './webhooks/handle-parked.ts';

/** Statuses from which a payment may still complete an order. */
const COMPLETABLE: readonly string[] = ['pending', 'expired', 'failed'];

/**
 * Checks the payment of a buyer who is back from the payment page. If the webhook has not come yet, Stripe is asked once
 * and the same function completes the order; if Stripe does not answer, the order stays as it is.
 * @returns the order after that, or null for a session we do not know.
 */
export async function checkReturningPayment(db: Db, sessionId: string): Promise<OrderRow | null> {
  const orderId = await findOrderOfSession(db, sessionId);
  const order = orderId ? await findOrder(db, { id: orderId }) : null;
  if (!order || !COMPLETABLE.includes(order.status)) return order;
  await fetchAndRecord(db, order.id, sessionId);
  return findOrder(db, { id: order.id });
}

async function fetchAndRecord(db: Db, orderId: string, sessionId: string): Promise<void> {
  try {
    const page = await retrievePaymentPage(sessionId);
    if (page.status === 'open') return;
    await inTransaction(db, async (tx) => {
      const outcome = await recordPaymentPage(tx, orderId, page, 'visitor');
      if (outcome === 'applied') await handleParked(tx, [sessionId, page.paymentIntentId]);
    });
  } catch (error) {
    if (!isUnavailable(error) && !(error instanceof StripeRefusal)) throw error;
  }
}
