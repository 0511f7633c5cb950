import type { Db } from '#lib/db.ts';
import type { ItemRow } from '../columns-store.ts';
import { findOrder, listItems, type OrderRow } from '../store.ts';
import { findPaidOrderId, listPaidItems } from './store.ts';

/** Where the money of an order's lines is. An exchange is free: it was paid in the order whose pieces came back for it. */
export interface Payer {
  /** The order itself, or for an exchange the one that was paid. */
  readonly order: OrderRow;
  /** Whether that is another order. */
  readonly isOther: boolean;
  /** The id of the line that was paid for a line of the order. */
  readonly itemOf: (orderItemId: string) => string;
}

/** In a transaction that refunds, `withLockedOrder` has locked both. */
export async function findPayer(db: Db, order: OrderRow): Promise<Payer> {
  const itself = { order, isOther: false, itemOf: (id: string) => id };
  if (order.totalAmount > 0) return itself;
  const paidId = await findPaidOrderId(db, order.id);
  const paid = paidId && (await findOrder(db, { id: paidId }));
  if (!paid) return itself;
  const items = await listPaidItems(db, order.id);
  return { order: paid, isOther: true, itemOf: (id) => items.get(id) ?? id };
}

/** The lines of an order at the price that was paid for each: of an exchange, that of the piece it was sent for. */
export async function atPaidPrices<Line extends Pick<ItemRow, 'id' | 'unitAmount'>>(
  db: Db,
  order: OrderRow,
  lines: readonly Line[],
): Promise<readonly Line[]> {
  const payer = await findPayer(db, order);
  if (!payer.isOther) return lines;
  const prices = new Map((await listItems(db, payer.order.id)).map(({ id, unitAmount }) => [id, unitAmount]));
  return lines.map((line) => ({ ...line, unitAmount: prices.get(payer.itemOf(line.id)) ?? line.unitAmount }));
}
