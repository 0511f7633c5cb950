import type { Tx } from '#lib/db.ts';
import { setTakenUnits } from '../../entitlements/store.ts';
import { setCancelled } from '../../products/kinds/event/bookings/store.ts';
import type { Actor } from '../order.ts';
import { applyRefundEffects } from '../refunds/apply-refund-effects.ts';
import { requestRefund } from '../refunds/request-refund.ts';
import type { OrderRow } from '../store.ts';
import { listUnsettledSeats } from './affected-store.ts';
import { type SeatsWithRefund, unitsOfSeats, withRefunds } from './refund-share.ts';

/** What goes back for each seat: minor units and the refund, by booking. */
export type RefundOfSeat = ReadonlyMap<string, { readonly amount: number; readonly refundId: string }>;

/**
 * Cancels the seats of an order at cancelled dates and requests their refunds. A ticket that is for other dates too stays
 * valid, and the part of its price goes back. The order must be locked by the caller's transaction.
 */
export async function settleCancelled(
  tx: Tx,
  order: OrderRow,
  actId: string,
  actor: Actor,
): Promise<RefundOfSeat> {
  const settled = withRefunds(await listUnsettledSeats(tx, actId, order.id));
  await endSeats(
    tx,
    order,
    settled.filter(({ seats }) => seats.kept === 0),
    actor,
  );
  const refunds = new Map<string, { amount: number; refundId: string }>();
  for (const { seats, amount } of settled) {
    if (amount === 0) continue;
    const { orderItemId, bookingIds, kept } = seats;
    const refundId = await requestRefund(tx, order, {
      ...{ amount, orderItemId, actor, reason: 'date_cancelled', takesBack: kept === 0 },
    });
    for (const [at, id] of bookingIds.entries())
      refunds.set(id, { amount: partOf(amount, bookingIds.length, at), refundId });
  }
  return refunds;
}

/** Ended by the shop, so that a refund that fails brings no seat back. */
async function endSeats(
  tx: Tx,
  order: OrderRow,
  ending: readonly SeatsWithRefund[],
  actor: Actor,
): Promise<void> {
  if (ending.length === 0) return;
  const gone = new Map<string, number>();
  for (const { seats } of ending) {
    await setCancelled(tx, seats.bookingIds, true);
    const { orderItemId, units } = seats;
    gone.set(orderItemId, Math.min(units, (gone.get(orderItemId) ?? 0) + unitsOfSeats(seats)));
  }
  for (const { seats } of ending) {
    const { orderItemId, quantity, givenUnits, units } = seats;
    const left = units - (gone.get(orderItemId) ?? 0);
    await setTakenUnits(tx, orderItemId, quantity - givenUnits - left);
  }
  await applyRefundEffects(tx, order, actor);
}

/** The parts of an amount sum to it: the first ones have one more. */
function partOf(amount: number, parts: number, at: number): number {
  return Math.floor(amount / parts) + (at < amount % parts ? 1 : 0);
}
