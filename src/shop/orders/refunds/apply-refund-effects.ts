import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { kindNamed } from '../../products/kinds.ts';
import { recountRating } from '../../products/rating.ts';
import { hasLostDispute } from '../disputes/store.ts';
import { addHistory } from '../history.ts';
import type { Actor } from '../order.ts';
import { lineOf } from '../place.ts';
import { type ItemRow, listItems, type OrderRow, setItemRefunded, setStatus } from '../store.ts';
import { type LineRefundEffects, type RefundEffects, refundEffectsOf } from './refund-effects.ts';
import { listRefundFacts, sumUpPayments } from './store.ts';

/**
 * Brings an order in step with its refunds and disputes: sums, status, and what the buyer may still open. Called after
 * every change of either, under the order's lock; with nothing changed it changes nothing.
 */
export async function applyRefundEffects(tx: Tx, order: OrderRow, actor: Actor): Promise<void> {
  const items = await listItems(tx, order.id);
  const standing = refundEffectsOf({
    isCompleted: order.completedAt !== null,
    totalAmount: order.totalAmount,
    lines: items,
    refunds: await listRefundFacts(tx, order.id),
    isLost: await hasLostDispute(tx, order.id),
  });
  await sumUpPayments(tx, order.id);
  await restateOrder(tx, order, standing);
  for (const item of items) await restateLine(tx, order, item, standing.lines.get(item.id), actor);
}

async function restateOrder(tx: Tx, order: OrderRow, standing: RefundEffects): Promise<void> {
  const status = standing.status ?? order.status;
  if (status === order.status && standing.refundedAmount === order.refundedAmount) return;
  await setStatus(tx, order, status, { at: now(), refundedAmount: standing.refundedAmount });
}

async function restateLine(
  tx: Tx,
  order: OrderRow,
  item: ItemRow,
  standing: LineRefundEffects | undefined,
  actor: Actor,
): Promise<void> {
  if (!standing) return;
  const isTurning = standing.isTakenBack !== (item.takenBackAt !== null);
  if (!isTurning && standing.refundedAmount === item.refundedAmount) return;
  const takenBackAt = standing.isTakenBack ? (item.takenBackAt ?? now()) : null;
  await setItemRefunded(tx, item.id, standing.refundedAmount, takenBackAt);
  if (!isTurning) return;
  if (standing.isTakenBack) await kindNamed(item.kind).revoke(tx, lineOf(item));
  else if (order.customerId) await kindNamed(item.kind).fulfil(tx, lineOf(item), order.customerId);
  // A review counts while the thing is its writer's.
  await recountRating(tx, item.productId);
  const action = standing.isTakenBack ? 'access_taken_back' : 'access_given_again';
  await addHistory(tx, order.id, actor, action, { line: item.position + 1 });
}
