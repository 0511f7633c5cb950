import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import { comparedKey } from './licence-key.ts';

/** How a download's keys come about. */
export interface LicenceSettings {
  readonly source: 'generated' | 'list';
  /** Devices on which a key can be active at once; null for any number. */
  readonly seats: number | null;
}

/**
 * Locks the keys of downloads, in the order of their ids: who gives one, or adds some, has them alone. Without it two
 * buyers would reach for the same key, and one of them would get none.
 */
export async function lockLicences(
  tx: Tx,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, LicenceSettings>> {
  const rows = await tx
    .selectFrom('licences')
    .select(['productId', 'source', 'seats'])
    .where('productId', 'in', productIds)
    .orderBy('productId')
    .forUpdate()
    .execute();
  return new Map(rows.map(({ productId, ...settings }) => [productId, settings as LicenceSettings]));
}

/** Which of these lines have a valid key, or wait for one. */
export async function listServedItems(tx: Tx, orderItemIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select order_item_id as id from licence_keys
    where order_item_id = any(${[...orderItemIds]}::uuid[]) and replaced_at is null
    union select order_item_id from licence_waits where order_item_id = any(${[...orderItemIds]}::uuid[])`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

interface Giving {
  readonly orderItemId: string;
  readonly productId: string;
  readonly seats: number | null;
  readonly at: Date;
}

export async function insertGivenKey(tx: Tx, { at, ...giving }: Giving, code: string): Promise<void> {
  await tx
    .insertInto('licenceKeys')
    .values({ ...giving, code, codeKey: comparedKey(code), givenAt: at })
    .execute();
}

/** Gives the next key of the list. @returns whether there was one. */
export async function giveNextKey(tx: Tx, { productId, orderItemId, seats, at }: Giving): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update licence_keys set order_item_id = ${orderItemId}, given_at = ${at}, seats = ${seats}
    where order_item_id is null and id = (
      select id from licence_keys where product_id = ${productId} and order_item_id is null
      order by position limit 1)`.execute(tx);
  return numAffectedRows > 0n;
}

export async function insertWait(
  tx: Tx,
  { orderItemId, productId, at }: Pick<Giving, 'orderItemId' | 'productId' | 'at'>,
): Promise<void> {
  await tx
    .insertInto('licenceWaits')
    .values({ orderItemId, productId, since: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Lines that wait for a key and are still their buyers', first come first served. */
export async function listWaiting(tx: Tx, productId: string): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    select w.order_item_id as "orderItemId", o.id as "orderId", o.email
    from licence_waits w
    join entitlements e on e.order_item_id = w.order_item_id and e.units > 0
    join order_items i on i.id = w.order_item_id
    join orders o on o.id = i.order_id
    where w.product_id = ${productId}
    order by w.since, w.order_item_id`.execute(tx);
  return rows;
}
export interface Waiting {
  readonly orderItemId: string;
  readonly orderId: string;
  readonly email: string | null;
}

export async function deleteWait(tx: Tx, orderItemId: string): Promise<void> {
  await tx.deleteFrom('licenceWaits').where('orderItemId', '=', orderItemId).execute();
}

export async function countFree(db: Db, productId: string): Promise<number> {
  const { count } = await db
    .selectFrom('licenceKeys')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('productId', '=', productId)
    .where('orderItemId', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export async function findSlug(db: Db, productId: string): Promise<string> {
  const { slug } = await db
    .selectFrom('products')
    .select('slug')
    .where('id', '=', productId)
    .executeTakeFirstOrThrow();
  return slug;
}

/** A valid key of an order's line. */
export interface OrderKey {
  readonly id: string;
  readonly productId: string;
  readonly orderItemId: string;
  readonly orderId: string;
  readonly email: string | null;
  readonly seats: number | null;
}

export async function findOrderKey(tx: Tx, orderId: string, keyId: string): Promise<OrderKey | null> {
  const row = await tx
    .selectFrom('licenceKeys as k')
    .innerJoin('orderItems as i', 'i.id', 'k.orderItemId')
    .innerJoin('orders as o', 'o.id', 'i.orderId')
    .select(['k.id', 'k.productId', 'i.id as orderItemId', 'o.id as orderId', 'o.email', 'k.seats'])
    .where('k.id', '=', keyId)
    .where('o.id', '=', orderId)
    .where('k.replacedAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** @returns whether it was valid until now. */
export async function markReplaced(tx: Tx, keyId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('licenceKeys')
    .set({ replacedAt: sql<Date>`greatest(${at}::timestamptz, given_at)` })
    .where('id', '=', keyId)
    .where('replacedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
