import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { comparedKey } from './licence-key.ts';
import type { LicenceSettings } from './store.ts';

/** Null for a download without keys. */
export async function findSettings(db: Db, productId: string): Promise<LicenceSettings | null> {
  const row = await db
    .selectFrom('licences')
    .select(['source', 'seats'])
    .where('productId', '=', productId)
    .executeTakeFirst();
  return (row as LicenceSettings | undefined) ?? null;
}

export async function saveSettings(tx: Tx, productId: string, settings: LicenceSettings): Promise<void> {
  await tx
    .insertInto('licences')
    .values({ productId, ...settings })
    .onConflict((conflict) => conflict.column('productId').doUpdateSet(settings))
    .execute();
}

export async function deleteSettings(tx: Tx, productId: string): Promise<void> {
  await tx.deleteFrom('licences').where('productId', '=', productId).execute();
}

/** Keys in the list, keys that were given, and lines that wait for one. */
export async function countKeys(
  db: Db,
  productId: string,
): Promise<{ readonly free: number; readonly given: number; readonly waiting: number }> {
  const { rows } = await sql<{ free: number; given: number; waiting: number }>`
    select count(*) filter (where order_item_id is null)::int as free,
      count(*) filter (where order_item_id is not null)::int as given,
      (select count(*)::int from licence_waits w
       join entitlements e on e.order_item_id = w.order_item_id and e.units > 0
       where w.product_id = ${productId}) as waiting
    from licence_keys where product_id = ${productId}`.execute(db);
  return rows[0] ?? { free: 0, given: 0, waiting: 0 };
}

/** Adds keys to the list. @returns how many are new: no other download has them, and nobody was given them. */
export async function addKeys(tx: Tx, productId: string, codes: readonly string[]): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    insert into licence_keys (product_id, code, code_key)
    select ${productId}, code, code_key
    from unnest(${[...codes]}::text[], ${codes.map(comparedKey)}::text[]) with ordinality as list (code, code_key, at)
    order by at
    on conflict (code_key) do nothing`.execute(tx);
  return Number(numAffectedRows);
}

/** Takes the keys that nobody was given out of the list. @returns how many. */
export async function deleteFreeKeys(tx: Tx, productId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('licenceKeys')
    .where('productId', '=', productId)
    .where('orderItemId', 'is', null)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
