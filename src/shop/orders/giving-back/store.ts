import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';

/** Whether the form with that key has given units of an order back before; asked under the order's lock. */
export async function wasGivenBack(tx: Tx, orderId: string, form: string): Promise<boolean> {
  const row = await tx
    .selectFrom('orderHistory')
    .select('id')
    .where('orderId', '=', orderId)
    .where('action', '=', 'units_given_back')
    .where(sql<boolean>`details ->> 'form' = ${form}`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
