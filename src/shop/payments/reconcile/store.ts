import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { Mode, OrderStatus } from '../../orders/order.ts';

/** Seconds without an event or answer from Stripe after which Stripe is asked. */
export interface Thresholds {
  /** An order whose page is open; also one that never got its page. */
  readonly open: number;
  /** A delayed payment that waits for a bank. */
  readonly processing: number;
  /** A refund that was not sent. */
  readonly unsent: number;
  /** A refund that waits for a bank. */
  readonly pending: number;
}

/**
 * Claiming marks the rows, so concurrent callers get different ones. An instant more than a minute ahead of now was written when
 * a clock was wrong, and counts as absent.
 */
const BATCH = 20;

export interface SilentPayment {
  readonly orderId: string;
  readonly sessionId: string;
  readonly orderStatus: OrderStatus;
  readonly pageExpiresAt: Date | null;
}

/** Payments that no event has reported for long, the oldest first. */
export async function claimSilentPayments(
  db: Db,
  mode: Mode,
  at: Date,
  patience: Thresholds,
): Promise<SilentPayment[]> {
  const { rows } = await sql<SilentPayment>`
    update payments p set asked_at = ${at}
    from (
      select q.id, o.status from payments q join orders o on o.id = q.order_id
      where q.status in ('open', 'processing') and q.mode = ${mode} and q.stripe_session_id is not null
        and not o.is_practice
        and coalesce(q.asked_at, q.created_at) not between ${at}::timestamptz
          - make_interval(secs => case q.status when 'open' then ${patience.open}::float8 else ${patience.processing}::float8 end)
          and ${at}::timestamptz + interval '1 minute'
      order by coalesce(q.asked_at, q.created_at) limit ${BATCH} for update of q skip locked
    ) s where s.id = p.id
    returning p.order_id as "orderId", p.stripe_session_id as "sessionId", s.status as "orderStatus",
      p.page_expires_at as "pageExpiresAt"`.execute(db);
  return rows;
}

/** Pending orders without a payment page: the process that requested it crashed, or lost the answer. */
export async function claimPageless(db: Db, mode: Mode, at: Date, patience: Thresholds): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update orders set page_asked_at = ${at}
    where id in (
      select o.id from orders o
      where o.status = 'pending' and o.mode = ${mode} and not o.is_practice
        and coalesce(o.page_asked_at, o.created_at)
          not between ${at}::timestamptz - make_interval(secs => ${patience.unsent}::float8)
          and ${at}::timestamptz + interval '1 minute'
        and not exists (select from payments p where p.order_id = o.id)
      order by o.created_at limit ${BATCH} for update skip locked
    ) returning id`.execute(db);
  return rows.map(({ id }) => id);
}

export interface WaitingRefund {
  readonly id: string;
  readonly stripeRefundId: string | null;
}

/** Refunds that were not sent, and those that have waited for a bank for long. */
export async function claimWaitingRefunds(
  db: Db,
  mode: Mode,
  at: Date,
  patience: Thresholds,
): Promise<WaitingRefund[]> {
  const { rows } = await sql<WaitingRefund>`
    update refunds set asked_at = ${at}
    where id in (
      select r.id from refunds r join payments p on p.id = r.payment_id join orders o on o.id = r.order_id
      where r.status = 'pending' and r.gateway = 'stripe' and p.mode = ${mode} and not o.is_practice
        and coalesce(r.asked_at, r.created_at) not between ${at}::timestamptz - make_interval(secs =>
          case when r.stripe_refund_id is null then ${patience.unsent}::float8 else ${patience.pending}::float8 end)
          and ${at}::timestamptz + interval '1 minute'
      order by coalesce(r.asked_at, r.created_at) limit ${BATCH} for update of r skip locked
    ) returning id, stripe_refund_id as "stripeRefundId"`.execute(db);
  return rows;
}
