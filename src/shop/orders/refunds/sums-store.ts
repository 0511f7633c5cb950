import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** Where the money of a payment is that cannot be refunded any more, in minor units. */
export async function sumUpGone(
  db: Db,
  paymentId: string,
): Promise<{ readonly disputed: number; readonly lost: number; readonly pending: number }> {
  const { rows } = await sql<{ disputed: number; lost: number; pending: number }>`
    select coalesce((select sum(amount) from disputes where payment_id = ${paymentId} and status = 'open'), 0) as disputed,
      coalesce((select sum(amount) from disputes where payment_id = ${paymentId} and status = 'lost'), 0) as lost,
      coalesce((select sum(amount) from refunds where payment_id = ${paymentId} and status = 'pending'), 0) as pending
  `.execute(db);
  return rows[0] ?? { disputed: 0, lost: 0, pending: 0 };
}

/** Minor units of a payment that went back or are on their way; failed refunds do not count. */
export async function sumOfRefunds(db: Db, paymentId: string): Promise<number> {
  const { sum } = await db
    .selectFrom('refunds')
    .select(sql<number>`coalesce(sum(amount), 0)`.as('sum'))
    .where('paymentId', '=', paymentId)
    .where('status', '<>', 'failed')
    .executeTakeFirstOrThrow();
  return sum;
}

/** Minor units of a payment that went back by refunds Stripe has made, other than this one. */
export async function sumOfOtherRefundsAtStripe(
  db: Db,
  paymentId: string,
  stripeRefundId: string,
): Promise<number> {
  const { sum } = await db
    .selectFrom('refunds')
    .select(sql<number>`coalesce(sum(amount), 0)`.as('sum'))
    .where('paymentId', '=', paymentId)
    .where('status', '<>', 'failed')
    .where('stripeRefundId', '<>', stripeRefundId)
    .executeTakeFirstOrThrow();
  return sum;
}

/** Minor units of the payment that bought an order that went back or are on their way. */
export async function sumOfRefundsOf(db: Db, orderId: string): Promise<number> {
  const { sum } = await db
    .selectFrom('refunds as r')
    .innerJoin('payments as p', 'p.id', 'r.paymentId')
    .select(sql<number>`coalesce(sum(r.amount), 0)`.as('sum'))
    .where('r.orderId', '=', orderId)
    .where('p.isSurplus', '=', false)
    .where('r.status', '<>', 'failed')
    .executeTakeFirstOrThrow();
  return sum;
}

/** Minor units of an order's delivery that went back or are on their way; failed refunds do not count. */
export async function shippingRefunded(db: Db, orderId: string): Promise<number> {
  const { sum } = await db
    .selectFrom('refunds')
    .select(sql<number>`coalesce(sum(shipping_amount), 0)`.as('sum'))
    .where('orderId', '=', orderId)
    .where('status', '<>', 'failed')
    .executeTakeFirstOrThrow();
  return sum;
}

/** Minor units of what was paid for an order that banks took back for good. */
export async function sumOfLost(db: Db, orderId: string): Promise<number> {
  const { sum } = await db
    .selectFrom('disputes as d')
    .innerJoin('payments as p', 'p.id', 'd.paymentId')
    .select(sql<number>`coalesce(sum(d.amount), 0)`.as('sum'))
    .where('d.orderId', '=', orderId)
    .where('d.status', '=', 'lost')
    .where('p.isSurplus', '=', false)
    .whereRef('d.currency', '=', 'p.currency')
    .executeTakeFirstOrThrow();
  return sum;
}
