import { type Db, inTransaction } from '#lib/db.ts';
import { isUnavailable } from '#lib/errors.ts';
import { retrievePaymentPage, StripeRefusal } from '#lib/stripe/stripe.ts';
import { recordPaymentPage } from '../orders/payments/record-payment-page.ts';
import { findOrderOfSession } from '../orders/payments/store.ts';
import { findOrder, type OrderRow } from '../orders/store.ts';
import { handleParked } from './webhooks/handle-parked.ts';

/** Orders that a payment may still complete, if only late. */
const UNPAID: readonly string[] = ['pending', 'expired', 'failed'];

/**
 * The buyer is back from the payment page. If the webhook has not come yet Stripe is asked once and the same completing
 * function called; if Stripe does not answer the order stands as it did, and the page says so.
 * @returns the order as it stands then, or null for a session we do not know.
 */
export async function checkReturningPayment(db: Db, sessionId: string): Promise<OrderRow | null> {
  const orderId = await findOrderOfSession(db, sessionId);
  const order = orderId ? await findOrder(db, { id: orderId }) : null;
  if (!order || !UNPAID.includes(order.status)) return order;
  await askOnce(db, order.id, sessionId);
  return findOrder(db, { id: order.id });
}

async function askOnce(db: Db, orderId: string, sessionId: string): Promise<void> {
  try {
    const page = await retrievePaymentPage(sessionId);
    if (page.status === 'open') return;
    await inTransaction(db, async (tx) => {
      const settled = await recordPaymentPage(tx, orderId, page, 'visitor');
      if (settled === 'applied') await handleParked(tx, [sessionId, page.paymentIntentId]);
    });
  } catch (error) {
    if (!isUnavailable(error) && !(error instanceof StripeRefusal)) throw error;
  }
}
