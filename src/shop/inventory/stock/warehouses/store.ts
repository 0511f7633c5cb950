import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { Warehouse, WarehouseInput } from './warehouse.ts';

/** All warehouses, those that are open first, each in its order. */
export async function listWarehouses(db: Db): Promise<Warehouse[]> {
  return db
    .selectFrom('warehouses')
    .select([
      'id',
      'code',
      'name',
      'company',
      'line1',
      'line2',
      'city',
      'region',
      'postcode',
      'country',
      'phone',
    ])
    .select(['position', 'isPickup', sql<boolean>`closed_at is not null`.as('isClosed')])
    .orderBy(sql`closed_at is not null`)
    .orderBy('position')
    .orderBy('code')
    .execute();
}

/** @returns its id; null where the code is taken. */
export async function insertWarehouse(db: Db, input: WarehouseInput): Promise<string | null> {
  const row = await db
    .insertInto('warehouses')
    .values(input)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function updateWarehouse(
  db: Db,
  id: string,
  { isClosed, ...input }: WarehouseInput & { readonly isClosed: boolean },
  at: Date,
): Promise<void> {
  await db
    .updateTable('warehouses')
    .set({ ...input, updatedAt: at })
    .set('closedAt', isClosed ? sql<Date>`coalesce(closed_at, ${at})` : null)
    .where('id', '=', id)
    .execute();
}

/** Locks them all, so that the last open one is not closed twice at once. */
export async function lockWarehouses(tx: Tx): Promise<void> {
  await tx.selectFrom('warehouses').select('id').orderBy('id').forUpdate().execute();
}
