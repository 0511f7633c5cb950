import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';

/** Whether a form has changed one of these levels before; asked under their lock. */
export async function hasFormMoved(tx: Tx, form: string, poolIds: readonly string[]): Promise<boolean> {
  const row = await tx
    .selectFrom('stockMovements')
    .select('id')
    .where('form', '=', form)
    .where('poolId', 'in', poolIds)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What stock-take sheets have changed of these levels before, by `<sheet> <pool>`; asked under their lock. */
export async function sumCounted(
  tx: Tx,
  sheets: readonly string[],
  poolIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (sheets.length === 0 || poolIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('stockMovements')
    .select(['form', 'poolId', sql<number>`sum(on_hand)::integer`.as('change')])
    .where('form', 'in', sheets)
    .where('poolId', 'in', poolIds)
    .where('kind', '=', 'count')
    .groupBy(['form', 'poolId'])
    .execute();
  return new Map(rows.map(({ form, poolId, change }) => [`${form} ${poolId}`, change]));
}
