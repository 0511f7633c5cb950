import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import {
  expirePaymentPage,
  type PaymentPage,
  retrievePaymentPage,
  StripeRefusal,
} from '#lib/stripe/stripe.ts';
import { endOrder } from '../orders/end.ts';
import { recordPaymentPage } from '../orders/payments/record-payment-page.ts';
import { findSessionOf } from '../orders/payments/store.ts';
import { findOrder, listItems, type OrderRow } from '../orders/store.ts';
import { createOrderPaymentPage, savePayment } from './create-payment-page.ts';

/** Stripe forgets an idempotency key after 24 hours, and a page closes long before: older ones need no closing. */
const KEY_LIFETIME_MS = 20 * 3600 * 1000;

/**
 * Closes a page so that nobody can pay on it any more. One that is paid or closed already is
 * returned as Stripe has it.
 * @throws Unavailable; StripeRefusal for a page Stripe does not know.
 */
export async function closePaymentPage(sessionId: string): Promise<PaymentPage> {
  try {
    return await expirePaymentPage(sessionId);
  } catch (error) {
    if (error instanceof StripeRefusal) return retrievePaymentPage(sessionId);
    throw error;
  }
}

/**
 * Closes the page of an order that must not be paid any more, and updates the order with the result. Where the answer with
 * the page was lost, the page is requested again with the same idempotency key, so that it can be closed.
 * @throws Unavailable when Stripe does not answer; the job is tried again.
 */
export async function closeOrderPaymentPage(db: Db, orderId: string, origin: string): Promise<void> {
  const order = await findOrder(db, { id: orderId });
  if (!order) return;
  const sessionId = (await findSessionOf(db, orderId)) ?? (await findLostPage(db, order, origin));
  const page = sessionId ? await closePaymentPage(sessionId) : null;
  await inTransaction(db, async (tx) => {
    if (page) await recordPaymentPage(tx, orderId, page, 'job');
    else await endOrder(tx, orderId, { status: 'cancelled', reason: 'payment_page_failed' }, 'job');
  });
}

async function findLostPage(db: Db, order: OrderRow, origin: string): Promise<string | null> {
  if (now().getTime() - order.createdAt.getTime() > KEY_LIFETIME_MS) return null;
  try {
    const page = await createOrderPaymentPage(db, order, await listItems(db, order.id), origin);
    await savePayment(db, order, page);
    return page.sessionId;
  } catch (error) {
    if (error instanceof StripeRefusal) return null;
    throw error;
  }
}
