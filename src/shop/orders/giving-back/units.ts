import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { GivableUnit } from '../../products/kind-refund.ts';
import { kindNamed } from '../../products/kinds.ts';
import { type ItemRow, listItems, type OrderRow } from '../store.ts';

/** A unit that the buyer of an order may give back, with its line. */
export interface UnitOfOrder extends GivableUnit {
  readonly item: ItemRow;
  /** In forms and addresses: line and number, from 1: `1-2`. */
  readonly key: string;
}

/** The units of a completed order that its buyer could give back one by one, with why some of them cannot be. */
export async function listUnitsOf(
  db: Db,
  order: Pick<OrderRow, 'id' | 'completedAt'>,
  at: Date = now(),
): Promise<readonly UnitOfOrder[]> {
  if (!order.completedAt) return [];
  const items = await listItems(db, order.id);
  const found: UnitOfOrder[] = [];
  for (const [name, group] of Map.groupBy(items, ({ kind }) => kind)) {
    const units = await kindNamed(name).sale.refund.units?.list(
      db,
      group.map(({ id }) => id),
      at,
    );
    for (const unit of units ?? []) {
      const item = group.find(({ id }) => id === unit.orderItemId);
      if (item) found.push({ ...unit, item, key: `${item.position + 1}-${unit.number}` });
    }
  }
  return found.toSorted((a, b) => a.item.position - b.item.position || a.number - b.number);
}
