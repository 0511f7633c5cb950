import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';
import type { Alert, AlertState } from './alert.ts';

function selectAlerts(db: Db) {
  return db
    .selectFrom('stockAlerts as a')
    .innerJoin('variants as v', 'v.id', 'a.variantId')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select([
      'a.id',
      'a.variantId',
      'a.email',
      'p.slug',
      'p.title',
      'v.title as variantTitle',
      'v.sku',
      'p.language',
    ])
    .select((eb) => eb.ref('a.state').$castTo<AlertState>().as('state'))
    .select(sql<boolean>`p.status = 'published' and v.withdrawn_at is null`.as('isOnSale'));
}

export async function findAlert(db: Db, id: string): Promise<Alert | null> {
  return (await selectAlerts(db).where('a.id', '=', id).executeTakeFirst()) ?? null;
}

/** The alert of an address that is not proven or waits; null if there is none. */
export async function findAlertOf(db: Db, variantId: string, emailKey: string): Promise<Alert | null> {
  const row = await selectAlerts(db)
    .where('a.variantId', '=', variantId)
    .where('a.emailKey', '=', emailKey)
    .where('a.state', 'in', ['unproven', 'waiting'])
    .executeTakeFirst();
  return row ?? null;
}

/** Adds one unless the address has one. */
export async function insertAlert(
  tx: Tx,
  alert: { readonly variantId: string; readonly email: string; readonly emailKey: string },
): Promise<void> {
  await tx
    .insertInto('stockAlerts')
    .values(alert)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Moves an alert on, if it is in one of these states still. */
export async function moveAlert(
  tx: Tx,
  id: string,
  from: readonly AlertState[],
  change: { readonly state: AlertState; readonly joinedAt?: Date; readonly endedAt?: Date },
): Promise<void> {
  await tx.updateTable('stockAlerts').set(change).where('id', '=', id).where('state', 'in', from).execute();
}

/** Variants on sale that somebody waits for. */
export async function listAwaited(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select v.id from variants v join products p on p.id = v.product_id
    where p.status = 'published' and v.withdrawn_at is null
      and exists (select from stock_alerts a where a.variant_id = v.id and a.state = 'waiting')
    order by v.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Makes others who want to tell of the same variant wait. */
export async function lockVariant(tx: Tx, id: string): Promise<void> {
  await sql`select from variants where id = ${id}::uuid for no key update`.execute(tx);
}

export async function countTold(tx: Tx, variantId: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('stockAlerts')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('variantId', '=', variantId)
    .where('state', '=', 'told')
    .where('endedAt', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

/** Ends the first of those who wait for a variant, to be told now. Those who are leaving at this moment are passed over. */
export async function takeFirst(
  tx: Tx,
  variantId: string,
  limit: number,
  at: Date,
): Promise<{ readonly id: string; readonly email: string }[]> {
  const { rows } = await sql<{ id: string; email: string }>`
    update stock_alerts a set state = 'told', ended_at = ${at}
    from (select id from stock_alerts where variant_id = ${variantId}::uuid and state = 'waiting'
      order by joined_at, id limit ${limit} for update skip locked) first
    where a.id = first.id returning a.id, a.email`.execute(tx);
  return rows;
}

/** Ends those of buyers who have bought the variant since they asked. */
export async function endThoseOfBuyers(tx: Tx, variantId: string, at: Date): Promise<void> {
  await sql`update stock_alerts a set state = 'left', ended_at = ${at}
    where a.variant_id = ${variantId}::uuid and a.state = 'waiting' and exists (
      select from customers c join orders o on o.customer_id = c.id join order_items i on i.order_id = o.id
      where c.email_key = a.email_key and o.completed_at > a.joined_at and i.variant_id = a.variant_id)`.execute(
    tx,
  );
}

/** Forgets those that were never proven, those that ended, and those who have waited for too long. */
export async function deleteOldAlerts(
  db: Db,
  before: { readonly unproven: Date; readonly ended: Date; readonly waiting: Date },
): Promise<void> {
  await sql`delete from stock_alerts where state = 'unproven' and created_at < ${before.unproven}
    or ended_at < ${before.ended} or state = 'waiting' and joined_at < ${before.waiting}`.execute(db);
}
