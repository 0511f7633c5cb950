import type { Db } from '#lib/db.ts';
import type { Address } from '../customers/address.ts';

/** Where an order goes; null for one of which nothing is sent, and once the address was erased. */
export async function findDestination(db: Db, orderId: string): Promise<Address | null> {
  const row = await db
    .selectFrom('orderAddresses')
    .select(['name', 'company', 'line1', 'line2', 'city', 'region', 'postcode', 'country', 'phone'])
    .where('orderId', '=', orderId)
    .where('purpose', '=', 'delivery')
    .executeTakeFirst();
  return row ?? null;
}
