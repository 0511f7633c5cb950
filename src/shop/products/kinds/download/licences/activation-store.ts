import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { comparedKey } from './licence-key.ts';

/** A licence key that was given, as programs ask about it. */
export interface GivenKey {
  readonly id: string;
  readonly product: string;
  readonly title: string;
  /** Empty for a download without variants. */
  readonly variant: string;
  readonly seats: number | null;
  readonly used: number;
  /** Refunded, lost in a dispute, taken back or replaced. */
  readonly isRevoked: boolean;
}

export async function findGivenKey(db: Db, code: string): Promise<GivenKey | null> {
  const { rows } = await sql<GivenKey>`
    select k.id, p.slug as product, i.title, i.variant_title as variant, k.seats, k.used,
      (k.replaced_at is not null or e.units = 0) as "isRevoked"
    from licence_keys k
    join order_items i on i.id = k.order_item_id
    join entitlements e on e.order_item_id = i.id
    join products p on p.id = k.product_id
    where k.code_key = ${comparedKey(code)}`.execute(db);
  return rows[0] ?? null;
}

/** @returns the id of the new activation; null where the key is active on the device already. */
export async function insertActivation(
  tx: Tx,
  { keyId, device, at }: { readonly keyId: string; readonly device: string; readonly at: Date },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into licence_activations (licence_key_id, device, activated_at, seen_at) values (${keyId}, ${device}, ${at}, ${at})
    on conflict (licence_key_id, device) where ended_at is null do nothing
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Takes a seat of a key, if one is free and the key is still valid. @returns whether it was. */
export async function takeSeat(tx: Tx, keyId: string): Promise<boolean> {
  const { rows } = await sql`
    update licence_keys k set used = used + 1
    where k.id = ${keyId} and k.replaced_at is null and (k.seats is null or k.used < k.seats)
    returning k.id`.execute(tx);
  return rows.length > 0;
}

/** @returns whether the key was active on the device. */
export async function endActivation(tx: Tx, keyId: string, device: string, at: Date): Promise<boolean> {
  return endWhere(tx, sql`licence_key_id = ${keyId} and device = ${device}`, at);
}

/** @returns whether it was active. */
export async function endActivationById(tx: Tx, keyId: string, id: string, at: Date): Promise<boolean> {
  return endWhere(tx, sql`licence_key_id = ${keyId} and id = ${id}`, at);
}

async function endWhere(tx: Tx, which: ReturnType<typeof sql>, at: Date): Promise<boolean> {
  const { rows } = await sql<{ keyId: string }>`
    update licence_activations set ended_at = greatest(${at}::timestamptz, activated_at)
    where ended_at is null and ${which} returning licence_key_id as "keyId"`.execute(tx);
  for (const { keyId } of rows)
    await tx
      .updateTable('licenceKeys')
      .set({ used: sql<number>`used - 1` })
      .where('id', '=', keyId)
      .execute();
  return rows.length > 0;
}

/** Notes that a program has asked. @returns whether the key is active on its device. */
export async function markSeen(db: Db, keyId: string, device: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('licenceActivations')
    .set({ seenAt: at })
    .where('licenceKeyId', '=', keyId)
    .where('device', '=', device)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
