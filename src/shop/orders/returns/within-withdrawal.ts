import type { Db } from '#lib/db.ts';
import { type ItemRow, listItems, type OrderRow } from '../store.ts';
import { lastArrivalOf } from '../withdrawal/last-arrival.ts';
import { isOpenAt, lineWithdrawal } from '../withdrawal/withdrawal.ts';

/** Whether all of these lines of an order can still be withdrawn from: then sending them back is a right. */
export async function isWithinWithdrawal(
  db: Db,
  { id, completedAt }: OrderRow,
  items: readonly ItemRow[],
  at: Date,
): Promise<boolean> {
  if (!completedAt) return false;
  const arrivedAt = await lastArrivalOf(db, await listItems(db, id));
  return items.every((item) => isOpenAt(lineWithdrawal(item.kind, completedAt, { ...item, arrivedAt }), at));
}
