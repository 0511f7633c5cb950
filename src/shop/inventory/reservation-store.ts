import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';

/** Writes a reservation of a pool that was changed before. @returns its id. */
export async function insertReservation(
  tx: Tx,
  reservation: { readonly poolId: string; readonly quantity: number; readonly expiresAt: Date },
): Promise<string> {
  const { id } = await tx
    .insertInto('reservations')
    .values(reservation)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns what was kept; null when it has ended before. */
export async function deleteReservation(
  tx: Tx,
  id: string,
): Promise<{ readonly poolId: string; readonly quantity: number } | null> {
  const row = await tx
    .deleteFrom('reservations')
    .where('id', '=', id)
    .returning(['poolId', 'quantity'])
    .executeTakeFirst();
  return row ?? null;
}

/** Locks the pools that a variant draws on in the order of their ids, as `changePools` does. */
export async function lockPoolsOf(tx: Tx, variantId: string): Promise<void> {
  await sql`select id from pools where id in (select pool_id from variant_pools where variant_id = ${variantId}::uuid)
    order by id for no key update`.execute(tx);
}

/** The pools that variants draw on. */
export async function listPoolIds(tx: Tx, variantIds: readonly string[]): Promise<string[]> {
  if (variantIds.length === 0) return [];
  const rows = await tx
    .selectFrom('variantPools')
    .select('poolId')
    .distinct()
    .where('variantId', 'in', variantIds)
    .execute();
  return rows.map(({ poolId }) => poolId);
}
