import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';

/** Whether the form of this key has acted on an order before; asked under the order's lock. */
export async function hasFormActed(tx: Tx, orderId: string, action: string, form: string): Promise<boolean> {
  const row = await tx
    .selectFrom('orderHistory')
    .select('id')
    .where('orderId', '=', orderId)
    .where('action', '=', action)
    .where(sql<boolean>`details ->> 'form' = ${form}`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
