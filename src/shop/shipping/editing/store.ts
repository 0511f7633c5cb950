import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';
import type { MethodEdit } from './method-input.ts';
import type { ZoneEdit } from './zone-input.ts';

/** Lets one person at a time change the zones, so that what the audit log says was before is so. */
export async function lockZones(tx: Tx): Promise<void> {
  await sql`lock table shipping_zones in share row exclusive mode`.execute(tx);
}

/** @param id of the zone; null for a new one, which comes last. */
export async function saveZone(
  tx: Tx,
  id: string | null,
  { name, countries, postcodes }: ZoneEdit,
): Promise<void> {
  const values = { name, countries: [...countries], postcodes: [...postcodes] };
  if (id) await tx.updateTable('shippingZones').set(values).where('id', '=', id).execute();
  else
    await tx
      .insertInto('shippingZones')
      .values({
        ...values,
        position: sql<number>`(select coalesce(max(position), 0) + 1 from shipping_zones)`,
      })
      .execute();
}

export async function deleteZone(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('shippingZones').where('id', '=', id).execute();
}

/** @param id of the method; null for a new one, which comes last. */
export async function saveMethod(tx: Tx, zoneId: string, id: string | null, edit: MethodEdit): Promise<void> {
  const { rates, warehouseId = null, eventDateId = null, ...own } = edit;
  const values = { ...own, warehouseId, eventDateId };
  const methodId = id ?? (await insertMethod(tx, zoneId, values));
  if (id) await tx.updateTable('shippingMethods').set(values).where('id', '=', id).execute();
  await tx.deleteFrom('shippingRates').where('methodId', '=', methodId).execute();
  await tx
    .insertInto('shippingRates')
    .values(rates.map(({ upTo, amount }, position) => ({ methodId, position, upTo, amount })))
    .execute();
}

type MethodValues = Omit<MethodEdit, 'rates' | 'warehouseId' | 'eventDateId'> & {
  readonly warehouseId: string | null;
  readonly eventDateId: string | null;
};

async function insertMethod(tx: Tx, zoneId: string, values: MethodValues): Promise<string> {
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from shipping_methods where zone_id = ${zoneId}::uuid)`;
  const { id } = await tx
    .insertInto('shippingMethods')
    .values({ ...values, zoneId, position })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function deleteMethod(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('shippingMethods').where('id', '=', id).execute();
}
