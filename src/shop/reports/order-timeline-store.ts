import type { Db } from '#lib/db.ts';

export async function listPaymentsOf(db: Db, orderId: string) {
  return db
    .selectFrom('payments')
    .select(['id', 'status', 'mode', 'amount', 'refundedAmount', 'currency', 'isSurplus'])
    .select(['method', 'brand', 'lastFour', 'wallet', 'fingerprint', 'gateway', 'reference'])
    .select(['stripeSessionId', 'stripePaymentIntentId', 'paidAt', 'createdAt', 'declinedAt', 'declinedCode'])
    .where('orderId', '=', orderId)
    .orderBy('createdAt')
    .execute();
}

export async function listRefundsOf(db: Db, orderId: string) {
  return db
    .selectFrom('refunds')
    .select(['id', 'status', 'amount', 'currency', 'reason', 'note', 'takesBack', 'actor'])
    .select(['stripeRefundId', 'failureReason', 'createdAt', 'settledAt'])
    .where('orderId', '=', orderId)
    .orderBy('createdAt')
    .execute();
}

/** The webhook events of these sessions and payment intents, without their payloads. */
export async function listEventsOf(db: Db, paymentKeys: readonly string[]) {
  if (paymentKeys.length === 0) return [];
  return db
    .selectFrom('webhookEvents')
    .select(['id', 'type', 'receivedAt', 'handledAt', 'outcome', 'attempts', 'failedAt'])
    .where('paymentKey', 'in', paymentKeys)
    .orderBy('receivedAt')
    .limit(200)
    .execute();
}

export async function listEmailsOf(db: Db, orderId: string) {
  return db
    .selectFrom('mails')
    .select(['kind', 'queuedAt', 'sentAt', 'failure', 'failedAt'])
    .where('orderId', '=', orderId)
    .orderBy('queuedAt')
    .execute();
}

/** The lines of an order as the admin shows them; `position` counts from 0. */
export async function listOrderLinesForStaff(db: Db, orderId: string) {
  return db
    .selectFrom('orderItems as i')
    .innerJoin('products as p', 'p.id', 'i.productId')
    .leftJoin('entitlements as e', 'e.orderItemId', 'i.id')
    .select(['i.id', 'i.position', 'i.title', 'i.variantTitle', 'i.kind', 'i.quantity'])
    .select([
      'i.totalAmount',
      'i.refundedAmount',
      'e.units',
      'e.beyondCapacity',
      'e.beyondCapacitySeenAt',
      'p.slug',
    ])
    .where('i.orderId', '=', orderId)
    .orderBy('i.position')
    .execute();
}
