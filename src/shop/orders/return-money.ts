import type { Tx } from '#lib/db.ts';
import { endOrder } from './end.ts';
import type { Paid } from './order.ts';
import { refundSurplus } from './refunds/refund-surplus.ts';
import type { OrderRow } from './store.ts';

const ENDING = { status: 'cancelled', reason: 'buyer_erased' } as const;

/** Whether nobody is left to give the order to. */
export function isBuyerErased({ email, customerId }: OrderRow): boolean {
  return email === null || customerId === null;
}

/** Sends back money that buys nothing. The order of a buyer who was erased while it was under way ends with that. */
export async function returnMoney(tx: Tx, order: OrderRow, paid: Paid): Promise<void> {
  const isEnded = isBuyerErased(order) && (await endOrder(tx, order.id, ENDING, 'job'));
  const ended = { ...order, status: 'cancelled', cancelReason: ENDING.reason } as const;
  await refundSurplus(tx, isEnded ? ended : order, paid);
}
