import type { Tx } from '#lib/db.ts';
import { unitsOfOrder } from '../../entitlements/store.ts';
import { kindNamed } from '../../products/kinds.ts';
import { quoteRefund } from '../refunds/quote-refund.ts';
import { refundableOf } from '../refunds/refund-plan.ts';
import { requestRefund } from '../refunds/request-refund.ts';
import { withdrawSent } from '../returns/withdraw-sent.ts';
import { paidForPieces, refundPieces } from '../shipping/refund-pieces.ts';
import { listItems, type OrderRow } from '../store.ts';
import { firstUseOf } from './first-use.ts';
import { lastArrivalOf } from './last-arrival.ts';
import { splitByWithdrawal } from './withdrawal.ts';

const REQUEST = { reason: 'requested_by_customer', actor: 'visitor' } as const;

/**
 * Refunds what the buyer withdrew from at that instant and has not got back yet; of what was sent, nothing until it is here. The order must be locked by the caller's
 * transaction.
 * @returns minor units; 0 where a bank has taken the money back already.
 */
export async function refundWithdrawn(tx: Tx, order: OrderRow, withdrawnAt: Date): Promise<number> {
  if (!order.completedAt) return 0;
  const items = await listItemsWithUnits(tx, order.id);
  const { going, staying } = splitByWithdrawal(items, order.completedAt, withdrawnAt);
  if (going.length === 0) return 0;
  const sent = await withdrawSent(
    tx,
    order,
    going.map(({ id }) => id),
    withdrawnAt,
  );
  if (sent.size > 0) {
    const { here = [], other = [] } = Object.groupBy(going, ({ kind }) =>
      kindNamed(kind).parcel ? 'here' : 'other',
    );
    const pieces = here.map(({ id, units }) => [id, Math.max(0, units - (sent.get(id) ?? 0))] as const);
    const refunds = await paidForPieces(tx, order, new Map(pieces));
    await refundPieces(tx, order, refunds, { actor: 'visitor', shipping: 0 });
    const others = new Map(other.map(({ id, units }) => [id, units]));
    const sum = refunds.reduce((total, { amount }) => total + amount, 0);
    return sum + (await refundLines(tx, order, others, withdrawnAt));
  }
  return staying.length === 0
    ? refundAll(tx, order)
    : refundLines(tx, order, new Map(going.map(({ id, units }) => [id, units])), withdrawnAt);
}

/** The lines of an order with the units that are the buyer's. */
export async function listItemsWithUnits(tx: Tx, orderId: string) {
  const units = await unitsOfOrder(tx, orderId);
  const items = await listItems(tx, orderId);
  const [used, arrivedAt] = [await firstUseOf(tx, items), await lastArrivalOf(tx, items)];
  return items.map((item) => ({
    ...item,
    units: units.get(item.id) ?? 0,
    usedAt: used.get(item.id) ?? null,
    arrivedAt,
  }));
}

async function refundAll(tx: Tx, order: OrderRow): Promise<number> {
  const { left } = await refundableOf(tx, order);
  if (left > 0) await requestRefund(tx, order, { ...REQUEST, amount: left });
  return left;
}

/** Each line by itself. */
async function refundLines(
  tx: Tx,
  order: OrderRow,
  units: ReadonlyMap<string, number>,
  at: Date,
): Promise<number> {
  const { lines, amount: sum } = await quoteRefund(tx, order, { units, at });
  for (const { item, amount } of lines)
    if (amount > 0) await requestRefund(tx, order, { ...REQUEST, amount, orderItemId: item.id });
  return sum.amount;
}
