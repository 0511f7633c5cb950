import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

/** Why units of a line were taken back. */
export type RevokedReason = 'refunded' | 'dispute_lost' | 'taken_by_staff' | 'given_back';

/** What a completed order gives for a line. */
export interface NewEntitlement {
  readonly orderItemId: string;
  /** Null until the buyer has proven the order's address. */
  readonly customerId: string | null;
  readonly email: string | null;
  readonly units: number;
}

/** Sets how many units of a line are the buyer's; called by orders alone. @param reason null where units are given again. */
export async function setUnits(
  tx: Tx,
  orderItemId: string,
  units: number,
  reason: RevokedReason | null,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('entitlements')
    .set({
      units,
      reason,
      beyondCapacity: sql<number>`least(beyond_capacity, ${units}::integer)`,
      revokedAt: units === 0 ? sql<Date>`greatest(${at}::timestamptz, granted_at)` : null,
    })
    .where('orderItemId', '=', orderItemId)
    .execute();
}

/** Notes how many units of a line staff have taken away. What is the buyer's then follows with `setUnits`. */
export async function setTakenUnits(tx: Tx, orderItemId: string, takenUnits: number): Promise<void> {
  await tx.updateTable('entitlements').set({ takenUnits }).where('orderItemId', '=', orderItemId).execute();
}

/** Adds to the units that the buyer gave back. What is the buyer's then follows with `setUnits`. */
export async function addGivenUnits(tx: Tx, orderItemId: string, units: number): Promise<void> {
  await tx
    .updateTable('entitlements')
    .set({ givenUnits: sql<number>`given_units + ${units}::integer` })
    .where('orderItemId', '=', orderItemId)
    .execute();
}

/** Adds to the units that were given although nothing was free. */
export async function addBeyondCapacity(tx: Tx, orderItemId: string, units: number): Promise<void> {
  await tx
    .updateTable('entitlements')
    .set({
      beyondCapacity: sql<number>`least(units, beyond_capacity + ${units}::integer)`,
      beyondCapacitySeenAt: null,
    })
    .where('orderItemId', '=', orderItemId)
    .execute();
}

/** Records that staff have dealt with units beyond capacity. @returns the units that were not marked yet. */
export async function markBeyondCapacitySeen(tx: Tx, orderId: string, at: Date): Promise<number> {
  const rows = await tx
    .updateTable('entitlements as e')
    .from('orderItems as i')
    .set({ beyondCapacitySeenAt: at })
    .whereRef('i.id', '=', 'e.orderItemId')
    .where('i.orderId', '=', orderId)
    .where('e.beyondCapacity', '>', 0)
    .where('e.beyondCapacitySeenAt', 'is', null)
    .returning('e.beyondCapacity')
    .execute();
  return rows.reduce((sum, { beyondCapacity }) => sum + beyondCapacity, 0);
}

/** Units of these lines that are the buyer's, by order item; nothing for those of an order that never completed. */
export async function unitsOfItems(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('entitlements')
    .select(['orderItemId', 'units'])
    .where('orderItemId', 'in', orderItemIds)
    .execute();
  return new Map(rows.map(({ orderItemId, units }) => [orderItemId, units]));
}

/** Units that are the buyer's, by order item; nothing for an order that never completed. */
export async function unitsOfOrder(db: Db, orderId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('entitlements as e')
    .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
    .select(['e.orderItemId', 'e.units'])
    .where('i.orderId', '=', orderId)
    .execute();
  return new Map(rows.map(({ orderItemId, units }) => [orderItemId, units]));
}

/** Units that are the buyer's no more, whatever is refunded. */
export interface GoneUnits {
  /** By staff. A refund counts as one for the same units. */
  readonly takenUnits: number;
  /** By the buyer. */
  readonly givenUnits: number;
}

/** The same by order item, where there are any. */
export async function goneUnitsOf(db: Db, orderId: string): Promise<ReadonlyMap<string, GoneUnits>> {
  const rows = await db
    .selectFrom('entitlements as e')
    .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
    .select(['e.orderItemId', 'e.takenUnits', 'e.givenUnits'])
    .where('i.orderId', '=', orderId)
    .where((is) => is.or([is('e.takenUnits', '>', 0), is('e.givenUnits', '>', 0)]))
    .execute();
  return new Map(rows.map(({ orderItemId, ...gone }) => [orderItemId, gone]));
}

/** The customer has proven the address: all that was bought with it is theirs. Called where that is proven. */
export async function assignEntitlements(tx: Tx, customerId: string): Promise<void> {
  await sql`
    update entitlements e set customer_id = ${customerId}
    from order_items i join orders o on o.id = i.order_id
    where e.order_item_id = i.id and o.customer_id = ${customerId} and e.customer_id is null`.execute(tx);
}

/** How many customers have something of a product; practice orders are not counted. */
export async function countOwnersOf(db: Db, productId: string): Promise<number> {
  const { count } = await db
    .selectFrom('entitlements as e')
    .innerJoin('orderItems as i', 'i.id', 'e.orderItemId')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .select((is) => is.fn.count<number>('o.customerId').distinct().as('count'))
    .where('i.productId', '=', productId)
    .where('e.units', '>', 0)
    .where('o.isPractice', '=', false)
    .executeTakeFirstOrThrow();
  return count;
}
