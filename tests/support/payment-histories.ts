import type { PlacedOrder } from './placed-order.ts';
import { bodyOf } from './stripe-event.ts';

/** Something that can happen to an order at Stripe; each has one event. */
export type PaymentEvent =
  | 'declined'
  | 'paid' // the session says so
  | 'received' // the intent says so
  | 'debited' // done by the buyer, not yet by the bank
  | 'cleared'
  | 'bounced'
  | 'expired'
  | 'refunded' // a part
  | 'refund_failed' // that part came back
  | 'refunded_rest'
  | 'charge_refunded'
  | 'disputed'
  | 'dispute_won'
  | 'dispute_lost';

/** What can happen to one order; any of it may be missing, late, or told twice. */
export const HISTORIES: Readonly<Record<string, readonly PaymentEvent[]>> = {
  card: ['declined', 'received', 'paid', 'refunded', 'refund_failed', 'refunded_rest', 'charge_refunded'],
  disputed: ['received', 'paid', 'refunded', 'disputed', 'dispute_won', 'dispute_lost'],
  late: ['expired', 'declined', 'received', 'paid', 'refunded_rest', 'disputed'],
  debit: ['debited', 'cleared', 'received', 'refunded', 'dispute_lost'],
  bounced: ['declined', 'debited', 'bounced'],
  left: ['declined', 'expired'],
};

export const PART = 100;

/** How an order must stand after these events, whatever the order they were told in. */
export function expectedFacts(events: ReadonlySet<PaymentEvent>, total: number) {
  const has = (...any: PaymentEvent[]) => any.some((one) => events.has(one));
  const isPaid = has('paid', 'received', 'cleared');
  const part = has('refunded') && !has('refund_failed') ? PART : 0;
  const rest = has('refunded_rest') ? total - PART : 0;
  const refunded = isPaid ? part + rest : 0;
  const dispute = has('dispute_won') ? 'won' : has('dispute_lost') ? 'lost' : has('disputed') ? 'open' : null;
  const isClosed = refunded === total || dispute === 'lost';
  return {
    status: isPaid
      ? statusOf(refunded, total)
      : has('bounced')
        ? 'failed'
        : has('expired')
          ? 'expired'
          : 'pending',
    payment: isPaid
      ? 'succeeded'
      : has('bounced')
        ? 'failed'
        : has('expired')
          ? 'expired'
          : has('debited')
            ? 'processing'
            : 'open',
    refunded,
    dispute: isPaid ? dispute : null,
    open: isPaid && !isClosed ? 1 : 0,
    granted: isPaid ? 1 : 0,
    completions: isPaid ? 1 : 0,
    confirmations: isPaid ? 1 : 0,
  };
}

function statusOf(refunded: number, total: number): string {
  if (refunded === 0) return 'completed';
  return refunded === total ? 'refunded' : 'partially_refunded';
}

const SESSION = { object: 'checkout.session', livemode: false, url: null, expires_at: 1_900_000_000 };

/** The event that tells it, in Stripe's shape. */
export function eventBody(event: PaymentEvent, order: PlacedOrder): string {
  const { sessionId, intentId, total, orderId } = order;
  const currency = order.currency.toLowerCase();
  const session = { ...SESSION, id: sessionId, amount_total: total, currency, payment_intent: intentId };
  const intent = {
    ...{ id: intentId, object: 'payment_intent', currency, livemode: false, amount: total },
    metadata: { order_id: orderId },
  };
  const refund = (id: string, amount: number, status: string) => ({
    ...{ id: `re_${id}_${intentId}`, object: 'refund', amount, currency, status, metadata: {} },
    payment_intent: intentId,
  });
  const dispute = (status: string) => ({
    ...{ id: `du_${intentId}`, object: 'dispute', amount: total, currency, status, reason: 'fraudulent' },
    ...{ payment_intent: intentId, created: 1_790_000_000, evidence_details: { due_by: 1_800_000_000 } },
  });
  switch (event) {
    case 'declined':
      return bodyOf('payment_intent.payment_failed', {
        ...{ ...intent, status: 'requires_payment_method', amount_received: 0 },
        last_payment_error: { type: 'card_error', code: 'card_declined', decline_code: 'generic_decline' },
      });
    case 'received':
      return bodyOf('payment_intent.succeeded', { ...intent, status: 'succeeded', amount_received: total });
    case 'paid':
      return bodyOf('checkout.session.completed', { ...session, status: 'complete', payment_status: 'paid' });
    case 'debited':
      return bodyOf('checkout.session.completed', {
        ...session,
        status: 'complete',
        payment_status: 'unpaid',
      });
    case 'cleared':
      return bodyOf('checkout.session.async_payment_succeeded', {
        ...{ ...session, status: 'complete', payment_status: 'paid' },
      });
    case 'bounced':
      return bodyOf('checkout.session.async_payment_failed', {
        ...{ ...session, status: 'complete', payment_status: 'unpaid' },
      });
    case 'expired':
      return bodyOf('checkout.session.expired', {
        ...{ ...session, status: 'expired', payment_status: 'unpaid', payment_intent: null },
      });
    case 'refunded':
      return bodyOf('refund.created', refund('part', PART, 'succeeded'));
    case 'refund_failed':
      return bodyOf('refund.failed', refund('part', PART, 'failed'));
    case 'refunded_rest':
      return bodyOf('refund.created', refund('rest', total - PART, 'succeeded'));
    case 'charge_refunded':
      return bodyOf('charge.refunded', {
        ...{ id: `ch_${intentId}`, object: 'charge', payment_intent: intentId, amount: total },
        amount_refunded: PART,
      });
    case 'disputed':
      return bodyOf('charge.dispute.created', dispute('needs_response'));
    case 'dispute_won':
      return bodyOf('charge.dispute.funds_reinstated', dispute('won'));
    case 'dispute_lost':
      return bodyOf('charge.dispute.closed', dispute('lost'));
  }
}
