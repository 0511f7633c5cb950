import type { Tx } from '#lib/db.ts';
import { isBuyerErased } from './buyer-erased.ts';
import { endOrder } from './end.ts';
import { hasLateChoice, waitForChoice } from './late-choice/wait-for-choice.ts';
import type { Late } from './late-money.ts';
import type { Paid } from './order.ts';
import { refundSurplus } from './refunds/refund-surplus.ts';
import type { ItemRow, OrderRow } from './store.ts';

const ENDING = { status: 'cancelled', reason: 'buyer_erased' } as const;

/** Sends back money that buys nothing. The order of a buyer who was erased while it was under way ends with that. */
async function returnMoney(tx: Tx, order: OrderRow, paid: Paid): Promise<void> {
  const isEnded = isBuyerErased(order) && (await endOrder(tx, order.id, ENDING, 'job'));
  const ended = { ...order, status: 'cancelled', cancelReason: ENDING.reason } as const;
  await refundSurplus(tx, isEnded ? ended : order, paid);
}

/** Sends back money that buys nothing; where it came too late for seats, it is kept until its buyer has chosen. */
export async function keepOrReturn(
  tx: Tx,
  order: OrderRow,
  paid: Paid,
  { items, late }: { readonly items: readonly ItemRow[]; readonly late: Late },
): Promise<void> {
  if (late === 'no_room' && hasLateChoice(items)) await waitForChoice(tx, order, paid);
  else await returnMoney(tx, order, paid);
}
