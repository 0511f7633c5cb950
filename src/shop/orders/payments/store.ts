import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { ValueOf } from '#lib/db/fixed-statement.ts';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Payments } from '#lib/db/types.ts';
import type { Db } from '#lib/db.ts';
import { type StripeMethod, UNKNOWN_METHOD } from '#lib/stripe/payment-method.ts';
import type { OrderRow } from '../columns-store.ts';
import type { Mode, Paid } from '../order.ts';

export type PaymentRow = Selectable<Payments>;

export async function findOrderOfSession(db: Db, sessionId: string): Promise<string | null> {
  return (await findPaymentOfSession(db, sessionId))?.orderId ?? null;
}

interface PaymentOfSession {
  readonly orderId: string;
  readonly mode: Mode;
}

export async function findPaymentOfSession(db: Db, sessionId: string): Promise<PaymentOfSession | null> {
  return oneOf(paymentOfSession(db, { sessionId }));
}

const paymentOfSession = prepared<PaymentOfSession, { sessionId: string }>((db, value) =>
  db
    .selectFrom('payments')
    .select(['orderId', 'mode'])
    .where('stripeSessionId', '=', value<string>('sessionId'))
    .$castTo<PaymentOfSession>(),
);

export async function findPaymentById(db: Db, id: string): Promise<PaymentRow | null> {
  return (await db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export interface NewPayment {
  readonly orderId: string;
  readonly mode: Mode;
  readonly amount: number;
  readonly currency: string;
  readonly stripeSessionId: string;
  readonly pageUrl: string | null;
  readonly pageExpiresAt: Date;
}

/** Writes a payment under its order's lock; one of that session stays as it is. @returns whether the order is pending. */
export async function insertPayment(db: Db, payment: NewPayment): Promise<boolean> {
  return (await oneOf(paymentInserted(db, payment)))?.status === 'pending';
}

const paymentInserted = prepared<{ status: string }, NewPayment>(
  (_, value) => sql`
    with locked as (select id, status from orders where id = ${value('orderId')}::uuid for update),
    written as (
      insert into payments (order_id, mode, amount, currency, stripe_session_id, page_url, page_expires_at)
      select id, ${value('mode')}, ${value('amount')}::bigint, ${value('currency')}, ${value('stripeSessionId')},
        ${value('pageUrl')}, ${value('pageExpiresAt')}::timestamptz from locked
      on conflict (stripe_session_id) do nothing
    )
    select status from locked`,
);

/** How money came past Stripe. */
export const OUTSIDE_WAYS = ['cash', 'bank_transfer', 'other'] as const;

/** Money that came past Stripe, as staff write it down. */
export interface PaidOutside {
  readonly how: (typeof OUTSIDE_WAYS)[number];
  /** Of a bank statement or a receipt; null where there is none. */
  readonly reference: string | null;
  readonly paidAt: Date;
}

/** Writes down money that came past Stripe for all of an order, which must be locked. */
export async function insertOutsidePayment(
  db: Db,
  {
    id: orderId,
    mode,
    totalAmount: amount,
    currency,
  }: Pick<OrderRow, 'id' | 'mode' | 'totalAmount' | 'currency'>,
  { how: method, reference, paidAt }: PaidOutside,
): Promise<void> {
  await db
    .insertInto('payments')
    .values({
      orderId,
      mode,
      amount,
      currency,
      gateway: 'outside',
      status: 'succeeded',
      method,
      reference,
      paidAt,
    })
    .execute();
}

/** The payment that bought an order, else its newest. */
export async function findPayment(db: Db, orderId: string): Promise<PaymentRow | null> {
  const row = await db
    .selectFrom('payments')
    .selectAll()
    .where('orderId', '=', orderId)
    .orderBy(sql`status = 'succeeded' and not is_surplus`, 'desc')
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Records that money came.
 * @returns false when that was recorded before, the session is not this order's, or its intent has paid another one.
 */
export async function markPaid(db: Db, orderId: string, { method, ...paid }: Paying): Promise<boolean> {
  return (await paidWritten(db, { orderId, ...paid, ...(method ?? UNKNOWN_METHOD) })).length > 0;
}

type Paying = Pick<Paid, 'sessionId' | 'paymentIntentId' | 'answer' | 'method'> & { readonly at: Date };
export type PaidValues = Omit<Paying, 'method'> & StripeMethod & { readonly orderId: string };

const paidWritten = prepared<{ id: string }, PaidValues>((_, value) => paymentSucceeded(value));

/** The update that marks an order's payment as succeeded; it finds no row the second time. */
export function paymentSucceeded(
  value: ValueOf<Readonly<Record<keyof PaidValues, unknown>>>,
): RawBuilder<{ id: string }> {
  return sql`update payments set status = 'succeeded', updated_at = ${value('at')}::timestamptz,
      paid_at = ${value('at')}::timestamptz, gateway_answer = ${value('answer')}::jsonb,
      stripe_payment_intent_id = coalesce(${value('paymentIntentId')}, stripe_payment_intent_id),
      method = coalesce(${value('method')}::text, method), brand = coalesce(${value('brand')}::text, brand),
      last_four = coalesce(${value('lastFour')}::text, last_four), wallet = coalesce(${value('wallet')}::text, wallet),
      fingerprint = coalesce(${value('fingerprint')}::text, fingerprint),
      card_country = coalesce(${value('cardCountry')}::text, card_country)
    where stripe_session_id = ${value('sessionId')} and order_id = ${value('orderId')}::uuid
      and status <> 'succeeded'
      and not exists (select from payments other where other.stripe_payment_intent_id = ${value('paymentIntentId')}::text
        and other.stripe_session_id is distinct from ${value('sessionId')}::text)
    returning id`;
}

/** The payment page of an order; what was paid past Stripe has none. */
export async function findSessionOf(db: Db, orderId: string): Promise<string | null> {
  const row = await db
    .selectFrom('payments')
    .select('stripeSessionId')
    .where('orderId', '=', orderId)
    .where('stripeSessionId', 'is not', null)
    .orderBy(sql`status = 'succeeded' and not is_surplus`, 'desc')
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
  return row?.stripeSessionId ?? null;
}

/** The statuses that each status may change to; a payment that succeeded stays so. */
const FROM = {
  processing: ['open'],
  failed: ['open', 'processing'],
  expired: ['open', 'processing'],
} as const;

/** Records the status of a payment that brought no money (yet); it never moves backwards. */
export async function markPayment(
  db: Db,
  sessionId: string,
  status: keyof typeof FROM,
  at: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('payments')
    .set({ status, updatedAt: at })
    .where('stripeSessionId', '=', sessionId)
    .where('status', 'in', FROM[status])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Records money that came and buys nothing here. */
export async function markSurplus(db: Db, sessionId: string): Promise<void> {
  await db
    .updateTable('payments')
    .set({ isSurplus: true })
    .where('stripeSessionId', '=', sessionId)
    .execute();
}

/**
 * Records that an attempt to pay was declined.
 * @returns the payment's status; null when it has succeeded, or a later attempt was recorded already.
 */
export async function markDeclined(
  db: Db,
  paymentId: string,
  code: string,
  at: Date,
): Promise<string | null> {
  const row = await db
    .updateTable('payments')
    .set({ declinedCode: code, declinedAt: at })
    .where('id', '=', paymentId)
    .where('status', '<>', 'succeeded')
    .where((is) => is.or([is('declinedAt', 'is', null), is('declinedAt', '<', at)]))
    .returning('status')
    .executeTakeFirst();
  return row?.status ?? null;
}
