import type { Tx } from '#lib/db.ts';
import { unitsOfOrder } from '../../entitlements/store.ts';
import { refundableOf } from '../refunds/refund-plan.ts';
import { requestRefund } from '../refunds/request-refund.ts';
import { type ItemRow, listItems, type OrderRow } from '../store.ts';
import { firstUseOf } from './first-use.ts';
import { splitByWithdrawal } from './withdrawal.ts';

const REQUEST = { reason: 'requested_by_customer', actor: 'visitor' } as const;

/**
 * Refunds what the buyer withdrew from at that instant and has not got back yet. The order must be locked by the caller's
 * transaction.
 * @returns minor units; 0 where a bank has taken the money back already.
 */
export async function refundWithdrawn(tx: Tx, order: OrderRow, withdrawnAt: Date): Promise<number> {
  if (!order.completedAt) return 0;
  const items = await listItemsWithUnits(tx, order.id);
  const { going, staying } = splitByWithdrawal(items, order.completedAt, withdrawnAt);
  if (going.length === 0) return 0;
  return staying.length === 0 ? refundAll(tx, order) : refundLines(tx, order, going);
}

/** The lines of an order with the units that are the buyer's. */
export async function listItemsWithUnits(tx: Tx, orderId: string) {
  const units = await unitsOfOrder(tx, orderId);
  const items = await listItems(tx, orderId);
  const used = await firstUseOf(tx, items);
  return items.map((item) => ({
    ...item,
    units: units.get(item.id) ?? 0,
    usedAt: used.get(item.id) ?? null,
  }));
}

async function refundAll(tx: Tx, order: OrderRow): Promise<number> {
  const { left } = await refundableOf(tx, order);
  if (left > 0) await requestRefund(tx, order, { ...REQUEST, amount: left });
  return left;
}

/** Each line by itself. */
async function refundLines(tx: Tx, order: OrderRow, items: readonly ItemRow[]): Promise<number> {
  let sum = 0;
  for (const { id } of items) {
    // Read again for each line: refunds of the lines before it reduced what is left of the payment.
    const { lines } = await refundableOf(tx, order);
    const left = lines.find((line) => line.id === id)?.left ?? 0;
    if (left > 0) await requestRefund(tx, order, { ...REQUEST, amount: left, orderItemId: id });
    sum += left;
  }
  return sum;
}
