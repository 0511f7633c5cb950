import type { Db } from '#lib/db.ts';
import { kindNamed } from '../products/kinds.ts';
import type { OrderLineRow } from './view-store.ts';

/** What the kinds say at lines of an order that waits for money, by order item. */
export async function waitingNotes(
  db: Db,
  rows: readonly Pick<OrderLineRow, 'id' | 'kind' | 'quantity'>[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const notes = new Map<string, readonly string[]>();
  for (const [kind, lines] of Map.groupBy(rows, (row) => row.kind))
    for (const [id, texts] of (await kindNamed(kind).own.waitingNotes?.(db, lines)) ?? [])
      notes.set(id, texts);
  return notes;
}

/** What the kinds say at the lines that are the buyer's, by order item. */
export async function lineNotes(
  db: Db,
  rows: readonly Pick<OrderLineRow, 'id' | 'kind' | 'units'>[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const given = rows.filter(({ units }) => (units ?? 0) > 0);
  const notes = new Map<string, readonly string[]>();
  for (const [kind, lines] of Map.groupBy(given, (row) => row.kind)) {
    const ids = lines.map(({ id }) => id);
    for (const [id, texts] of (await kindNamed(kind).own.lineNotes?.(db, ids)) ?? []) notes.set(id, texts);
  }
  return notes;
}
