import type { InsertObject } from 'kysely';
import type { DB } from '#lib/db/types.ts';
import type { Tx } from '#lib/db.ts';

/** Adds rows to a table in one statement; none is allowed. */
export async function insertAll<Table extends keyof DB & string>(
  tx: Tx,
  table: Table,
  rows: readonly InsertObject<DB, Table>[],
): Promise<void> {
  if (rows.length > 0) await tx.insertInto(table).values(rows).execute();
}
