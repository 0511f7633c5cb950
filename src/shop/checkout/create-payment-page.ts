import { secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { createPaymentPage, type PaymentPage } from '#lib/stripe/stripe.ts';
import { PAGE_SECONDS } from '../orders/order.ts';
import { insertPayment } from '../orders/payments/store.ts';
import type { ItemRow, OrderRow } from '../orders/store.ts';

/**
 * Asks Stripe for the payment page of an order. The request and its idempotency key depend on the order alone, so asking
 * again gives the same page.
 * @throws Unavailable, StripeRefusal.
 */
export async function createOrderPaymentPage(
  order: OrderRow,
  items: readonly ItemRow[],
  origin: string,
): Promise<PaymentPage> {
  return createPaymentPage({
    orderId: order.id,
    orderNumber: order.number,
    email: order.email ?? '',
    lines: items
      .toSorted((a, b) => a.position - b.position)
      .filter((item) => item.unitAmount > 0)
      .map((item) => ({
        title: item.variantTitle ? `${item.title}, ${item.variantTitle}` : item.title,
        quantity: item.quantity,
        unit: { amount: item.unitAmount, currency: order.currency },
      })),
    expiresAt: secondsFrom(PAGE_SECONDS, order.createdAt),
    successUrl: `${origin}/checkout/success?session_id={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${origin}/checkout/cancelled`,
    idempotencyKey: `${order.id}:${order.cartVersion}`,
  });
}

/** Saves the page as the order's payment. @returns whether the order is still pending. */
export async function savePayment(db: Db, order: OrderRow, page: PaymentPage): Promise<boolean> {
  return insertPayment(db, {
    orderId: order.id,
    mode: order.mode,
    amount: order.totalAmount,
    currency: order.currency,
    stripeSessionId: page.sessionId,
    pageUrl: page.url,
    pageExpiresAt: page.expiresAt,
  });
}
