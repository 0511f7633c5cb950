import { isUuid } from '#lib/ids.ts';
import type { Money } from '#lib/money.ts';
import type { IntentState } from '#lib/stripe/payment-intent.ts';
import type { PaymentPage } from '#lib/stripe/payment-page.ts';
import type { NewConcern } from '../../concerns/concern.ts';
import { isOrderNumber } from '../../orders/order.ts';

/**
 * Money of an order that this database does not have: a backup was restored, for example. Only what our checkout has
 * marked is meant; other software may use the same Stripe account.
 */
export interface Orphan {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly sessionId: string | null;
  readonly intentId: string | null;
  readonly total: Money;
}

/** What a paid page is when its order is not here; null for one that is unpaid or not ours. */
export function orphanOfPage(page: PaymentPage): Orphan | null {
  const { reference: orderId, metadata, total, sessionId, paymentIntentId: intentId } = page;
  const orderNumber = metadata['order_number'] ?? '';
  if (!page.isPaid || !page.isPayment || !total || !orderId) return null;
  return isUuid(orderId) && isOrderNumber(orderNumber)
    ? { orderId, orderNumber, sessionId, intentId, total }
    : null;
}

/** The same of a payment intent, which does not know its page. */
export function orphanOfIntent(intent: IntentState): Orphan | null {
  const { orderId, orderNumber, isPaid, received: total, paymentIntentId: intentId } = intent;
  if (!isPaid || !orderId || !orderNumber || !isOrderNumber(orderNumber)) return null;
  return { orderId, orderNumber, sessionId: null, intentId, total };
}

/** What staff are shown of it. */
export function concernOf({ orderNumber: order, sessionId, intentId, total }: Orphan): NewConcern {
  const ids = { ...(sessionId && { session: sessionId }), ...(intentId && { intent: intentId }) };
  return {
    kind: 'money_without_order',
    subject: intentId ?? sessionId ?? order,
    details: { order, ...ids, ...total },
  };
}
