import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { kindNamed } from '../../products/kinds.ts';
import { findLastArrival } from '../../shipping/arrival-store.ts';

/**
 * When the last parcel of an order arrived, of an order with lines whose right to withdraw begins then; null while a piece
 * is still to arrive, and where there is no such line.
 * @param items all lines of the order.
 */
export async function lastArrivalOf(
  db: Db,
  items: readonly { readonly id: string; readonly kind: string }[],
): Promise<Date | null> {
  const sent = items.filter(({ kind }) => {
    const { withdrawal } = kindNamed(kind).sale;
    return withdrawal.days !== null && withdrawal.from === 'delivered';
  });
  if (sent.length === 0) return null;
  return findLastArrival(
    db,
    sent.map(({ id }) => id),
    now(),
  );
}
