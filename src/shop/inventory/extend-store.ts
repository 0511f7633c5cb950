import type { Tx } from '#lib/db.ts';

/** Moves the end of what these lines hold and have not taken. @returns the pools they hold of. */
export async function extendHolds(
  tx: Tx,
  orderItemIds: readonly string[],
  until: Date,
): Promise<readonly string[]> {
  const rows = await tx
    .updateTable('holds')
    .set({ expiresAt: until })
    .where('orderItemId', 'in', orderItemIds)
    .where('expiresAt', 'is not', null)
    .returning('poolId')
    .execute();
  return [...new Set(rows.map(({ poolId }) => poolId))];
}
