import { sql } from 'kysely';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import type { Actor } from './order.ts';

/** Ids, names of fields, amounts and reasons; no personal data, so that nothing here has to be erased. */
export type HistoryDetails = Readonly<Record<string, string | number | boolean | null>>;

export interface NewHistoryEntry {
  readonly action: string;
  readonly details?: HistoryDetails;
}

/** Records who did what to an order; called in the transaction that does it. */
export async function addHistory(
  db: Db,
  orderId: string,
  actor: Actor,
  action: string,
  details: HistoryDetails = {},
): Promise<void> {
  await addHistoryEntries(db, orderId, actor, [{ action, details }]);
}

/** The same for several entries at once, in their order. */
export async function addHistoryEntries(
  db: Db,
  orderId: string,
  actor: Actor,
  entries: readonly NewHistoryEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await entriesInserted(db, {
    ...{ orderId, actor },
    actions: entries.map(({ action }) => action),
    details: entries.map(({ details = {} }) => JSON.stringify(details)),
  });
}

interface EntriesValues {
  readonly orderId: string;
  readonly actor: Actor;
  readonly actions: readonly string[];
  readonly details: readonly string[];
}

const entriesInserted = prepared<object, EntriesValues>(
  (_, value) => sql`
    insert into order_history (order_id, actor, action, details)
    select ${value('orderId')}::uuid, ${value('actor')}, h.action, h.details
    from unnest(${value('actions')}::text[], ${value('details')}::jsonb[]) as h (action, details)`,
);

export interface HistoryEntry {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly details: unknown;
}

/** The history of an order, oldest first. */
export async function historyOf(db: Db, orderId: string): Promise<HistoryEntry[]> {
  return db
    .selectFrom('orderHistory')
    .select(['at', 'actor', 'action', 'details'])
    .where('orderId', '=', orderId)
    .orderBy('id')
    .execute();
}
