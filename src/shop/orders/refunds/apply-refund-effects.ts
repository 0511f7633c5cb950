import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { type GoneUnits, goneUnitsOf, type RevokedReason, unitsOfOrder } from '../../entitlements/store.ts';
import { giveBackUses } from '../../pricing/promotions/uses-store.ts';
import { recalculateRating } from '../../products/recalculate-rating.ts';
import { changeUnits } from '../deliver.ts';
import { hasLostDispute } from '../disputes/store.ts';
import { warnOfUnpaid } from '../exchanges/unpaid.ts';
import { addHistory } from '../history-store.ts';
import type { Actor } from '../order.ts';
import { unpackBeyond } from '../shipping/unpack-beyond.ts';
import { type ItemRow, listItems, type OrderRow, setItemRefunded, setStatus } from '../store.ts';
import { type RefundEffects, refundEffectsOf } from './refund-effects.ts';
import { listRefundFacts, requestCreditNote, sumUpPayments } from './store.ts';

/**
 * Updates an order from its refunds and disputes, and what staff took away: sums, status, and what is still the buyer's. Called after every change
 * of these, under the order's lock; idempotent.
 */
export async function applyRefundEffects(tx: Tx, order: OrderRow, actor: Actor): Promise<void> {
  const items = await listItems(tx, order.id);
  const gone = await goneUnitsOf(tx, order.id);
  const isLost = await hasLostDispute(tx, order.id);
  const effects = refundEffectsOf({
    isCompleted: order.completedAt !== null,
    totalAmount: order.totalAmount,
    lines: items.map((item) => ({ ...item, ...gone.get(item.id) })),
    refunds: await listRefundFacts(tx, order.id),
    isLost,
  });
  await sumUpPayments(tx, order.id);
  await applyToOrder(tx, order, effects);
  await applyToAmounts(tx, items, effects);
  if (isLost || effects.refundedAmount > order.refundedAmount) await warnOfUnpaid(tx, order);
  if (order.completedAt) await applyToUnits(tx, order, items, { gone, effects, isLost }, actor);
}

async function applyToOrder(tx: Tx, order: OrderRow, effects: RefundEffects): Promise<void> {
  const status = effects.status ?? order.status;
  if (status === order.status && effects.refundedAmount === order.refundedAmount) return;
  await setStatus(tx, order, status, { at: now(), refundedAmount: effects.refundedAmount });
  if (effects.refundedAmount !== order.refundedAmount) await requestCreditNote(tx, order.id);
  // For good: should the bank send the refund back, somebody else may have used it.
  if (status === 'refunded') await giveBackUses(tx, order.id, now());
}

async function applyToAmounts(tx: Tx, items: readonly ItemRow[], effects: RefundEffects): Promise<void> {
  for (const item of items) {
    const refundedAmount = effects.lines.get(item.id)?.refundedAmount ?? 0;
    if (refundedAmount !== item.refundedAmount) await setItemRefunded(tx, item.id, refundedAmount);
  }
}

interface Units {
  /** By staff and by the buyer, by order item. */
  readonly gone: ReadonlyMap<string, GoneUnits>;
  readonly effects: RefundEffects;
  readonly isLost: boolean;
}

async function applyToUnits(
  tx: Tx,
  order: OrderRow,
  items: readonly ItemRow[],
  { gone, effects, isLost }: Units,
  actor: Actor,
): Promise<void> {
  const given = await unitsOfOrder(tx, order.id);
  const changes = items
    .map((item) => {
      const [before, units] = [given.get(item.id) ?? 0, effects.lines.get(item.id)?.units ?? 0];
      const reason =
        units < item.quantity ? reasonOf(item.quantity - units, gone.get(item.id), isLost) : null;
      return { item, before, units, isMore: units > before, reason } as const;
    })
    .filter(({ before, units }) => before !== units);
  if (changes.length === 0) return;
  await changeUnits(tx, order, changes, actor, now());
  await unpackBeyond(tx, order.id, actor);
  // A review counts only while its writer has the product.
  for (const productId of new Set(changes.map(({ item }) => item.productId).toSorted()))
    await recalculateRating(tx, productId);
  for (const { item, isMore, units } of changes) {
    const action = isMore ? 'access_given_again' : 'access_taken_back';
    const details = item.quantity > 1 ? { line: item.position + 1, units } : { line: item.position + 1 };
    await addHistory(tx, order.id, actor, action, details);
  }
}

function reasonOf(missing: number, gone: GoneUnits | undefined, isLost: boolean): RevokedReason {
  if (isLost) return 'dispute_lost';
  if (gone && gone.givenUnits >= missing) return 'given_back';
  return gone && gone.takenUnits >= missing ? 'taken_by_staff' : 'refunded';
}
