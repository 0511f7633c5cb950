import type { Db } from '#lib/db.ts';
import type { Actor } from './order.ts';

/** Ids, names of fields, amounts and reasons: never anything that would have to be erased with a person. */
export type HistoryDetails = Readonly<Record<string, string | number | boolean | null>>;

export interface HistoryLine {
  readonly action: string;
  readonly details?: HistoryDetails;
}

/** Writes down who did what to an order; called in the transaction that does it. */
export async function addHistory(
  db: Db,
  orderId: string,
  actor: Actor,
  action: string,
  details: HistoryDetails = {},
): Promise<void> {
  await addHistoryEntries(db, orderId, actor, [{ action, details }]);
}

/** The same for several things at once, in their order. */
export async function addHistoryEntries(
  db: Db,
  orderId: string,
  actor: Actor,
  story: readonly HistoryLine[],
): Promise<void> {
  if (story.length === 0) return;
  const lines = story.map(({ action, details = {} }) => ({ action, details: JSON.stringify(details) }));
  await db
    .insertInto('orderHistory')
    .values(lines.map((line) => ({ orderId, actor, ...line })))
    .execute();
}

export interface HistoryEntry {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly details: unknown;
}

/** The story of an order, oldest first. */
export async function historyOf(db: Db, orderId: string): Promise<HistoryEntry[]> {
  return db
    .selectFrom('orderHistory')
    .select(['at', 'actor', 'action', 'details'])
    .where('orderId', '=', orderId)
    .orderBy('id')
    .execute();
}
