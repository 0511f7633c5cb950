import { sql } from 'kysely';
import { secondsFrom } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { HOLD_SECONDS, type OrderStatus, orderNumber, PAGE_SECONDS } from '#shop/orders/order.ts';
import { TERMS_VERSION } from '#shop/orders/terms.ts';
import { insertAll } from './insert-all.ts';
import { askedAt, declinedAt, disputedAt, historyOfOrder } from './order-history.ts';
import type { PlacedItem, PlacedOrder } from './place-order.ts';

const MODE = 'sandbox';

/** Writes practice orders with their lines, entitlements, payments, refunds, disputes and history. Oldest first. */
export async function insertPracticeOrders(tx: Tx, orders: readonly PlacedOrder[]): Promise<void> {
  const numbers = await nextNumbers(tx, orders.length);
  await insertAll(
    tx,
    'orders',
    orders.map((order, index) => orderRow(order, numbers[index] ?? 0)),
  );
  await insertAll(tx, 'orderItems', orders.flatMap(itemRows));
  await insertAll(tx, 'entitlements', orders.flatMap(entitlementRows));
  await insertAll(tx, 'payments', orders.flatMap(paymentRow));
  await insertAll(tx, 'refunds', orders.flatMap(refundRow));
  await insertAll(tx, 'refundItems', orders.flatMap(refundItemRows));
  await insertAll(tx, 'disputes', orders.flatMap(disputeRow));
  await insertAll(tx, 'orderHistory', orders.flatMap(historyRows));
}

async function nextNumbers(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ value: number }>`
    select nextval('order_numbers') as value from generate_series(1, ${count}::int)`.execute(tx);
  return rows.map(({ value }) => value).toSorted((a, b) => a - b);
}

function orderRow(order: PlacedOrder, sequence: number) {
  const { id, buyer, currency, totalAmount, refundedAmount, createdAt, completedAt, endedAt } = order;
  const { customerId, email, isProven } = buyer;
  return {
    ...{ id, customerId, email, currency, totalAmount, refundedAmount, createdAt, completedAt, mode: MODE },
    ...{ subtotalAmount: totalAmount, isAddressProven: isProven, isPractice: true, status: statusOf(order) },
    number: orderNumber(createdAt.getUTCFullYear(), sequence),
    expiresAt: secondsFrom(HOLD_SECONDS, createdAt),
    updatedAt: endedAt ?? completedAt ?? createdAt,
    termsVersion: createdAt >= new Date(TERMS_VERSION) ? TERMS_VERSION : null,
  };
}

function statusOf({ ending, totalAmount, refundedAmount }: PlacedOrder): OrderStatus {
  if (ending?.kind === 'expired' || ending?.kind === 'failed') return ending.kind;
  if (refundedAmount === 0) return 'completed';
  return refundedAmount === totalAmount ? 'refunded' : 'partially_refunded';
}

function itemRows({ id: orderId, items, ending }: PlacedOrder) {
  return items.map((item, position) => {
    const { productId, variantId, kind, title, variantTitle, priceAmount } = item.course;
    return {
      ...{ id: item.id, orderId, position, productId, variantId, kind, title, variantTitle, quantity: 1 },
      ...{ unitAmount: priceAmount, subtotalAmount: priceAmount, totalAmount: priceAmount },
      // A refund of the whole order names no line.
      refundedAmount: ending?.kind === 'refunded' && isNamed(ending, item) ? priceAmount : 0,
    };
  });
}

function isNamed({ what }: { readonly what: 'first' | 'all' }, { isTakenBack }: PlacedItem): boolean {
  return what === 'first' && isTakenBack;
}

function entitlementRows({ items, buyer, ending, completedAt, endedAt }: PlacedOrder) {
  if (!completedAt) return [];
  const { customerId, email, isProven } = buyer;
  return items.map(({ id, isTakenBack }) => ({
    ...{ orderItemId: id, customerId: isProven ? customerId : null, email, grantedAt: completedAt },
    ...{ units: isTakenBack ? 0 : 1, revokedAt: isTakenBack ? endedAt : null },
    reason: isTakenBack ? (ending?.kind === 'dispute_lost' ? 'dispute_lost' : 'refunded') : null,
  }));
}

/** Without any id of Stripe's: nobody can ask Stripe about it. */
function paymentRow(order: PlacedOrder) {
  const { id, paymentId, ending, totalAmount: amount, currency, createdAt, completedAt, endedAt } = order;
  if (amount === 0) return [];
  const status = ending?.kind === 'expired' || ending?.kind === 'failed' ? ending.kind : 'succeeded';
  const answer = { amount_total: amount, currency: currency.toLowerCase() };
  return [
    {
      ...{ id: paymentId, orderId: id, status, mode: MODE, amount, currency, createdAt, paidAt: completedAt },
      ...{ refundedAmount: order.refundedAmount, updatedAt: endedAt ?? completedAt ?? createdAt },
      pageExpiresAt: secondsFrom(PAGE_SECONDS, createdAt),
      gatewayAnswer: JSON.stringify(answer),
      declinedCode: ending?.kind === 'expired' ? ending.code : null,
      declinedAt: ending?.kind === 'expired' ? declinedAt(createdAt) : null,
    },
  ];
}

function refundRow({
  id,
  refundId,
  paymentId,
  ending,
  refundedAmount: amount,
  currency,
  endedAt,
}: PlacedOrder) {
  if (ending?.kind !== 'refunded' || !endedAt) return [];
  const refund = {
    id: refundId,
    orderId: id,
    paymentId,
    status: 'succeeded',
    amount,
    currency,
    settledAt: endedAt,
  };
  const why = { reason: 'requested_by_customer', note: ending.note, actor: 'cli' };
  return [{ ...refund, ...why, createdAt: askedAt(endedAt) }];
}

function refundItemRows({ refundId, items, ending }: PlacedOrder) {
  return items
    .filter((item) => ending?.kind === 'refunded' && isNamed(ending, item))
    .map(({ id, course }) => ({ refundId, orderItemId: id, amount: course.priceAmount }));
}

function disputeRow({ id, paymentId, ending, totalAmount: amount, currency, endedAt }: PlacedOrder) {
  if (ending?.kind !== 'dispute_lost' || !endedAt) return [];
  const dispute = { orderId: id, paymentId, status: 'lost', amount, currency, reason: 'fraudulent' };
  const times = { openedAt: disputedAt(endedAt), closedAt: endedAt, updatedAt: endedAt };
  return [{ ...dispute, ...times, stripeDisputeId: `practice_${id}`, gatewayAnswer: JSON.stringify({}) }];
}

function historyRows(order: PlacedOrder) {
  return historyOfOrder(order).map(({ details = {}, ...row }) => ({
    ...{ orderId: order.id, details: JSON.stringify(details) },
    ...row,
  }));
}
