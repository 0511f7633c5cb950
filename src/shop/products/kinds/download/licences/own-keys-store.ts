import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** The key of a line; no code while it is awaited. */
export interface OwnKey {
  readonly orderItemId: string;
  readonly code: string | null;
  readonly seats: number | null;
  readonly used: number;
}

/** The licence keys of lines, and those that are awaited. */
export async function listOwnKeys(db: Db, orderItemIds: readonly string[]): Promise<readonly OwnKey[]> {
  if (orderItemIds.length === 0) return [];
  const { rows } = await sql<OwnKey>`
    select order_item_id as "orderItemId", code, seats, used from licence_keys
    where order_item_id = any(${[...orderItemIds]}::uuid[]) and replaced_at is null
    union all
    select order_item_id, null, null, 0 from licence_waits where order_item_id = any(${[...orderItemIds]}::uuid[])`.execute(
    db,
  );
  return rows;
}

/** A key of an order's line as staff see it, with the devices it is active on. */
export interface StaffKey {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  readonly seats: number | null;
  readonly givenAt: Date;
  readonly replacedAt: Date | null;
  /** The line is not the buyer's any more. */
  readonly isTaken: boolean;
  readonly devices: readonly { readonly id: string; readonly device: string; readonly activatedAt: string }[];
}

/** All keys that an order was given, those in use first. */
export async function listOrderKeys(db: Db, orderId: string): Promise<readonly StaffKey[]> {
  const { rows } = await sql<StaffKey>`
    select k.id, i.title, k.code, k.seats, k.given_at as "givenAt", k.replaced_at as "replacedAt", e.units = 0 as "isTaken",
      coalesce((select json_agg(json_build_object('id', a.id, 'device', a.device, 'activatedAt', a.activated_at)
          order by a.activated_at)
        from licence_activations a where a.licence_key_id = k.id and a.ended_at is null), '[]') as devices
    from licence_keys k
    join order_items i on i.id = k.order_item_id
    join entitlements e on e.order_item_id = i.id
    where i.order_id = ${orderId}
    order by k.replaced_at nulls first, i.position, k.given_at`.execute(db);
  return rows;
}

/** How many lines of an order wait for their key. */
export async function countOrderWaits(db: Db, orderId: string): Promise<number> {
  const { count } = await db
    .selectFrom('licenceWaits as w')
    .innerJoin('orderItems as i', 'i.id', 'w.orderItemId')
    .innerJoin('entitlements as e', 'e.orderItemId', 'i.id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('i.orderId', '=', orderId)
    .where('e.units', '>', 0)
    .executeTakeFirstOrThrow();
  return count;
}
