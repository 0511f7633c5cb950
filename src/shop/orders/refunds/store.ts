import { type Selectable, sql } from 'kysely';
import type { Refunds } from '#lib/db/types.ts';
import type { Db } from '#lib/db.ts';
import type { PaymentRow } from '../payments/store.ts';
import type { RefundFact } from './refund-effects.ts';

export type RefundRow = Selectable<Refunds>;

export async function findPaidPayment(
  db: Db,
  orderId: string,
  sessionId?: string,
): Promise<PaymentRow | null> {
  const row = await db
    .selectFrom('payments')
    .selectAll()
    .where('orderId', '=', orderId)
    .where('status', '=', 'succeeded')
    .$if(sessionId !== undefined, (query) => query.where('stripeSessionId', '=', sessionId ?? null))
    .orderBy('isSurplus')
    .orderBy('createdAt')
    .executeTakeFirst();
  return row ?? null;
}

/** Locks a payment and says what is left of it: paid, less every refund that has not failed, less what banks hold. */
export async function lockRefundable(db: Db, paymentId: string): Promise<number> {
  const payment = await db
    .selectFrom('payments')
    .select('amount')
    .where('id', '=', paymentId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ gone: number }>`
    select coalesce((select sum(amount) from refunds where payment_id = ${paymentId} and status <> 'failed'), 0)
         + coalesce((select sum(amount) from disputes where payment_id = ${paymentId} and status in ('open', 'lost')), 0) as gone
  `.execute(db);
  return Math.max(payment.amount - (rows[0]?.gone ?? 0), 0);
}

export interface NewRefund {
  /** As of its payment. */
  readonly gateway?: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly amount: number;
  /** Of it for delivery. */
  readonly shippingAmount?: number;
  readonly currency: string;
  readonly reason: string;
  readonly actor: string;
  readonly takesBack: boolean;
  readonly note: string;
}

export async function insertRefund(
  db: Db,
  refund: NewRefund,
  lines: readonly { orderItemId: string; amount: number }[],
): Promise<string> {
  const { id } = await db.insertInto('refunds').values(refund).returning('id').executeTakeFirstOrThrow();
  if (lines.length > 0) {
    await db
      .insertInto('refundItems')
      .values(lines.map((line) => ({ refundId: id, ...line })))
      .execute();
  }
  return id;
}

/** Inserts a refund made at Stripe. @returns its id, or null when it is known. */
export async function insertForeignRefund(
  db: Db,
  refund: NewRefund & { readonly stripeRefundId: string },
): Promise<string | null> {
  const row = await db
    .insertInto('refunds')
    .values(refund)
    .onConflict((conflict) => conflict.column('stripeRefundId').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function findRefund(
  db: Db,
  id: string,
): Promise<(RefundRow & { paymentIntentId: string | null }) | null> {
  const row = await db
    .selectFrom('refunds as r')
    .innerJoin('payments as p', 'p.id', 'r.paymentId')
    .selectAll('r')
    .select('p.stripePaymentIntentId as paymentIntentId')
    .where('r.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Finds a refund by Stripe's id, or by ours where no other one of Stripe's was made for it. */
export async function findRefundId(
  db: Db,
  by: { stripeRefundId: string; ownId: string | null },
): Promise<string | null> {
  const row = await db
    .selectFrom('refunds')
    .select('id')
    .where((is) =>
      is.or([
        is('stripeRefundId', '=', by.stripeRefundId),
        ...(by.ownId ? [is.and([is('id', '=', by.ownId), is('stripeRefundId', 'is', null)])] : []),
      ]),
    )
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function setRefund(
  db: Db,
  id: string,
  change: {
    status: 'pending' | 'succeeded' | 'failed';
    settledAt: Date | null;
    stripeRefundId?: string | null;
    failureReason?: string | null;
    gatewayAnswer?: string;
  },
): Promise<void> {
  await db.updateTable('refunds').set(change).where('id', '=', id).execute();
}

/** What each line of an order has got back by refunds that named it. */
export async function refundedPerItem(db: Db, orderId: string, statuses: readonly string[]) {
  return db
    .selectFrom('orderItems as i')
    .leftJoin('refundItems as ri', 'ri.orderItemId', 'i.id')
    .leftJoin('refunds as r', (join) => join.onRef('r.id', '=', 'ri.refundId').on('r.status', 'in', statuses))
    .select(['i.id', 'i.totalAmount'])
    .select(sql<number>`coalesce(sum(ri.amount) filter (where r.id is not null), 0)`.as('refunded'))
    .where('i.orderId', '=', orderId)
    .groupBy('i.id')
    .execute();
}

/** Every refund of an order that reached the buyer. */
export async function listRefundFacts(db: Db, orderId: string): Promise<RefundFact[]> {
  return db
    .selectFrom('refunds as r')
    .innerJoin('payments as p', 'p.id', 'r.paymentId')
    .leftJoin('refundItems as ri', 'ri.refundId', 'r.id')
    .select(['r.amount', 'r.takesBack', 'p.isSurplus'])
    .select(
      sql<RefundFact['lines']>`coalesce(json_agg(json_build_object('orderItemId', ri.order_item_id,
        'amount', ri.amount)) filter (where ri.refund_id is not null), '[]')`.as('lines'),
    )
    .where('r.orderId', '=', orderId)
    .where('r.status', '=', 'succeeded')
    .groupBy(['r.id', 'p.isSurplus'])
    .execute();
}

/** Refunds of an order that staff have to pay back themselves, because its money came past Stripe. */
export async function listToPayBack(
  db: Db,
  orderId: string,
): Promise<Pick<RefundRow, 'id' | 'amount' | 'currency'>[]> {
  return db
    .selectFrom('refunds')
    .select(['id', 'amount', 'currency'])
    .where('orderId', '=', orderId)
    .where('gateway', '=', 'outside')
    .where('status', '=', 'pending')
    .orderBy('createdAt')
    .execute();
}

/** Updates each payment's sum of refunds. */
export async function sumUpPayments(db: Db, orderId: string): Promise<void> {
  await sql`
    update payments p set refunded_amount = s.sum
    from (select q.id, least(q.amount, coalesce(sum(r.amount), 0)) as sum
          from payments q left join refunds r on r.payment_id = q.id and r.status = 'succeeded'
          where q.order_id = ${orderId} group by q.id) s
    where s.id = p.id and p.refunded_amount <> s.sum`.execute(db);
}

/** Lets what went back, or did not after all, be credited or invoiced again; nothing for an order that is not invoiced. */
export async function requestCreditNote(
  tx: Db,
  orderId: string,
  reason: 'refund' | 'dispute' = 'refund',
): Promise<void> {
  await sql`
    insert into invoice_requests (order_id, reason)
    select ${orderId}, ${reason} where exists (select from invoice_requests where order_id = ${orderId})`.execute(
    tx,
  );
}
