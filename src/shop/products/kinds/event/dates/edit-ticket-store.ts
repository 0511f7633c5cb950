import { sql } from 'kysely';
import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { regularPrice } from '../../../prices/price-columns-store.ts';

interface TicketVariant {
  readonly title: string;
  readonly priceAmount: number;
  readonly currency: string;
  readonly minQuantity: number;
  readonly maxQuantity: number;
}

/** A variant of an event that is no ticket yet and was never sold: a new event begins with one. */
export async function findUnusedVariant(tx: Tx, productId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('variants as v')
    .select('v.id')
    .where('v.productId', '=', productId)
    .where('v.withdrawnAt', 'is', null)
    .where(sql<boolean>`not exists (select from event_tickets t where t.variant_id = v.id)`)
    .where(sql<boolean>`not exists (select from order_items i where i.variant_id = v.id)`)
    .orderBy('v.position')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function insertTicketVariant(
  tx: Tx,
  productId: string,
  variant: TicketVariant & { readonly sku: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('variants')
    .values({
      ...{ productId, ...variant },
      position: sql<number>`(select coalesce(max(position), -1) + 1 from variants where product_id = ${productId}::uuid)`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateTicketVariant(tx: Tx, id: string, change: Partial<TicketVariant>): Promise<void> {
  await tx
    .updateTable('variants')
    .set({
      ...change,
      ...(change.priceAmount !== undefined && { regularAmount: change.priceAmount }),
      updatedAt: now(),
    })
    .where('id', '=', id)
    .execute();
}

/** Takes a ticket type off sale, or puts it back. */
export async function setTicketOnSale(tx: Tx, id: string, isOnSale: boolean): Promise<void> {
  const at = now();
  await tx
    .updateTable('variants')
    .set({ updatedAt: at, withdrawnAt: isOnSale ? null : sql<Date>`coalesce(withdrawn_at, ${at})` })
    .where('id', '=', id)
    .execute();
}

interface TicketColumns {
  readonly variantId: string;
  readonly productId: string;
  readonly name: string;
  readonly seats: number;
  readonly salesFrom: Date | null;
  readonly salesUntil: Date | null;
  readonly limitPoolId: string | null;
}

export async function upsertTicket(tx: Tx, columns: TicketColumns): Promise<void> {
  await tx
    .insertInto('eventTickets')
    .values(columns)
    .onConflict((conflict) => conflict.column('variantId').doUpdateSet(columns))
    .execute();
}

export async function replaceTicketDates(
  tx: Tx,
  variantId: string,
  dateIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('eventTicketDates')
    .where('variantId', '=', variantId)
    .where('dateId', 'not in', dateIds)
    .execute();
  await tx
    .insertInto('eventTicketDates')
    .values(dateIds.map((dateId) => ({ variantId, dateId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function setLimit(
  tx: Tx,
  poolId: string,
  capacity: number | null,
  label: string,
): Promise<void> {
  await tx.updateTable('pools').set({ capacity, label }).where('id', '=', poolId).execute();
}

/** Counts in a new limit what was sold and is held of a ticket type already. */
export async function fillLimit(tx: Tx, variantId: string, poolId: string): Promise<void> {
  await sql`insert into holds (order_item_id, pool_id, quantity, expires_at)
    select h.order_item_id, ${poolId}::uuid, h.quantity / t.seats, h.expires_at
    from event_tickets t
    join event_ticket_dates td on td.variant_id = t.variant_id
    join event_dates d on d.id = td.date_id
    join order_items i on i.variant_id = t.variant_id
    join holds h on h.order_item_id = i.id and h.pool_id = d.pool_id
    where t.variant_id = ${variantId}::uuid and h.quantity >= t.seats
      and d.id = (select min(date_id::text)::uuid from event_ticket_dates where variant_id = t.variant_id)`.execute(
    tx,
  );
  await sql`update pools p set held = h.held, taken = h.taken
    from (select coalesce(sum(quantity) filter (where expires_at is not null), 0)::integer as held,
      coalesce(sum(quantity) filter (where expires_at is null), 0)::integer as taken
      from holds where pool_id = ${poolId}::uuid) h
    where p.id = ${poolId}::uuid`.execute(tx);
}

/** Makes a ticket type draw its seats from the pool of each of its dates, and one from that of its own limit. */
export async function drawSeats(tx: Tx, variantId: string): Promise<void> {
  const wanted = sql`(
    select d.pool_id, t.seats as units from event_tickets t
    join event_ticket_dates td on td.variant_id = t.variant_id join event_dates d on d.id = td.date_id
    where t.variant_id = ${variantId}::uuid
    union all
    select limit_pool_id, 1 from event_tickets where variant_id = ${variantId}::uuid and limit_pool_id is not null)`;
  await sql`delete from variant_pools where variant_id = ${variantId}::uuid
    and pool_id not in (select pool_id from ${wanted} w)`.execute(tx);
  await sql`insert into variant_pools (variant_id, pool_id, units)
    select ${variantId}::uuid, w.pool_id, w.units from ${wanted} w
    on conflict (variant_id, pool_id) do update set units = excluded.units`.execute(tx);
}

/** A ticket type with all that staff decide of it. */
export async function findTicketToEdit(db: Db, variantId: string) {
  return (await listTicketRows(db).where('t.variantId', '=', variantId).executeTakeFirst()) ?? null;
}

/** The ticket types of an event, for staff. */
export async function listTicketsToEdit(db: Db, productId: string) {
  return listTicketRows(db).where('t.productId', '=', productId).execute();
}
export type TicketToEdit = Awaited<ReturnType<typeof listTicketsToEdit>>[number];

function listTicketRows(db: Db) {
  return db
    .selectFrom('eventTickets as t')
    .innerJoin('variants as v', 'v.id', 't.variantId')
    .leftJoin('pools as l', 'l.id', 't.limitPoolId')
    .select([
      't.variantId',
      't.productId',
      't.name',
      't.seats',
      't.salesFrom',
      't.salesUntil',
      't.limitPoolId',
    ])
    .select(['v.sku', 'v.title', 'v.priceAmount as priceNow', 'v.currency', 'v.minQuantity', 'v.maxQuantity'])
    .select(regularPrice.as('priceAmount'))
    .select(['l.capacity as limit', 'l.taken as limitTaken'])
    .select(sql<boolean>`v.withdrawn_at is null`.as('isOnSale'))
    .select(
      sql<number>`(select coalesce(sum(e.units), 0)::integer from entitlements e join order_items i on i.id = e.order_item_id
        where i.variant_id = t.variant_id)`.as('sold'),
    )
    .select(
      sql<string[]>`coalesce((select array_agg(d.id order by d.starts_at, d.id) from event_ticket_dates td
        join event_dates d on d.id = td.date_id where td.variant_id = t.variant_id), '{}')`.as('dateIds'),
    )
    .orderBy('v.position')
    .orderBy('v.sku');
}
