import type { Db } from '#lib/db.ts';
import type { Mode } from '../order.ts';

export interface KnownPayment {
  readonly id: string;
  readonly orderId: string;
  readonly stripeSessionId: string | null;
  readonly stripePaymentIntentId: string | null;
  readonly mode: Mode;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
}

const KNOWN_COLUMNS = [
  ...(['id', 'orderId', 'stripeSessionId', 'stripePaymentIntentId', 'mode', 'amount', 'currency'] as const),
];

/** The payment a Stripe payment intent belongs to. */
export async function findPaymentOfIntent(db: Db, paymentIntentId: string): Promise<KnownPayment | null> {
  const row = await db
    .selectFrom('payments')
    .select(KNOWN_COLUMNS)
    .where('stripePaymentIntentId', '=', paymentIntentId)
    .$castTo<KnownPayment>()
    .executeTakeFirst();
  return row ?? null;
}

/** The same, only where its money came: before that there is nothing to refund or dispute. */
export async function findPaidByIntent(db: Db, paymentIntentId: string | null): Promise<KnownPayment | null> {
  if (!paymentIntentId) return null;
  const row = await db
    .selectFrom('payments')
    .select(KNOWN_COLUMNS)
    .where('stripePaymentIntentId', '=', paymentIntentId)
    .where('status', '=', 'succeeded')
    .$castTo<KnownPayment>()
    .executeTakeFirst();
  return row ?? null;
}

/** The only payment of an order, if there is one and it has no other intent. */
export async function findOnlyPayment(
  db: Db,
  orderId: string,
  paymentIntentId: string,
): Promise<KnownPayment | null> {
  const rows = await db
    .selectFrom('payments')
    .select(KNOWN_COLUMNS)
    .where('orderId', '=', orderId)
    .$castTo<KnownPayment>()
    .execute();
  const [row] = rows;
  const isIts = row?.stripePaymentIntentId === null || row?.stripePaymentIntentId === paymentIntentId;
  return row && rows.length === 1 && isIts ? row : null;
}

/** Ties an intent to the only payment of its order. */
export async function linkIntent(db: Db, paymentId: string, paymentIntentId: string): Promise<void> {
  await db
    .updateTable('payments')
    .set({ stripePaymentIntentId: paymentIntentId })
    .where('id', '=', paymentId)
    .where('stripePaymentIntentId', 'is', null)
    .execute();
}
