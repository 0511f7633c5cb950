import { secondsFrom } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { chargeStep } from '#lib/money.ts';
import { createPaymentPage, type PaymentPage, type PaymentPageOrder } from '#lib/stripe/stripe.ts';
import { t } from '#messages/t.ts';
import { asciiEmail, isStrictEmail } from '../customers/email.ts';
import { HOLD_SECONDS, PAGE_SECONDS } from '../orders/order.ts';
import { insertPayment } from '../orders/payments/store.ts';
import { linesToMetadata } from '../orders/remake/ordered-lines.ts';
import type { ItemRow, OrderRow } from '../orders/store.ts';
import { findOrderDelivery } from '../shipping/order-store.ts';

/**
 * Asks Stripe for the payment page of an order. The request and its idempotency key depend on the order alone, so asking
 * again gives the same page.
 * @throws Unavailable, StripeRefusal.
 */
export async function createOrderPaymentPage(
  db: Db,
  order: OrderRow,
  items: readonly ItemRow[],
  origin: string,
): Promise<PaymentPage> {
  return createPaymentPage({
    orderId: order.id,
    orderNumber: order.number,
    email: emailForStripe(order.email),
    lines: [
      ...linesOf(order, items),
      ...(order.shippingAmount > 0 ? [await shippingLine(db, order)] : []),
      ...addedTaxLine(order),
    ],
    metadata: metadataOf(order, items),
    isAtOnce: order.withoutDebit,
    expiresAt: secondsFrom(PAGE_SECONDS - HOLD_SECONDS, order.expiresAt),
    successUrl: `${origin}/checkout/success?session_id={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${origin}/checkout/cancelled`,
    idempotencyKey: `${order.id}:${order.cartVersion}`,
  });
}

type PageLine = PaymentPageOrder['lines'][number];

function linesOf({ currency }: OrderRow, items: readonly ItemRow[]): PageLine[] {
  return items
    .toSorted((a, b) => a.position - b.position)
    .filter((item) => item.subtotalAmount > item.discountAmount)
    .map((item) => {
      const title = item.variantTitle ? `${item.title}, ${item.variantTitle}` : item.title;
      const amount = item.subtotalAmount - item.discountAmount;
      // Less for all of them together: where that is no price of one that can be charged, they are one line.
      return amount % (item.quantity * chargeStep(currency)) === 0
        ? { title, quantity: item.quantity, unit: { amount: amount / item.quantity, currency } }
        : { title: `${item.quantity} × ${title}`, quantity: 1, unit: { amount, currency } };
    });
}

/** One line: it must be named the same when it is asked for again. */
function addedTaxLine({ taxAmount, taxIncluded, currency }: OrderRow): PageLine[] {
  if (taxIncluded || taxAmount === 0) return [];
  return [{ title: t('Tax'), quantity: 1, unit: { amount: taxAmount, currency } }];
}

/** Named as it was chosen, so that asking again says the same. */
async function shippingLine(db: Db, { id, shippingAmount, currency }: OrderRow): Promise<PageLine> {
  const chosen = await findOrderDelivery(db, id);
  if (!chosen) throw new Error(`order ${id} pays a delivery that it does not have`);
  const unit = { amount: shippingAmount, currency };
  return { title: chosen.shipping.title, quantity: 1, unit };
}

/** Stripe refuses what RFC 5322 does; its page asks for an address then. */
function emailForStripe(email: string | null): string | null {
  const ascii = asciiEmail(email ?? '');
  return isStrictEmail(ascii) ? ascii : null;
}

/** Enough to make the order again from the page alone, should this database lose it. */
function metadataOf(order: OrderRow, items: readonly ItemRow[]): Record<string, string> {
  return {
    ...linesToMetadata(items.toSorted((a, b) => a.position - b.position)),
    ...(order.shippingAmount > 0 ? { shipping_amount: String(order.shippingAmount) } : {}),
    ...(order.taxAmount > 0
      ? { [order.taxIncluded ? 'tax_included' : 'tax_added']: String(order.taxAmount) }
      : {}),
    ...(order.termsVersion ? { terms_version: order.termsVersion } : {}),
    ...(order.immediateDeliveryAt ? { at_once: 'yes' } : {}),
  };
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
