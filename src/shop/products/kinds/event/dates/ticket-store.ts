import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** A ticket type: a variant that is for one date, or for several as a pass. */
export interface Ticket {
  readonly variantId: string;
  readonly name: string;
  /** How many people come with one. */
  readonly seats: number;
  /** The dates it is for, soonest first. */
  readonly dateIds: readonly string[];
  readonly isOnSale: boolean;
}

/** The ticket types of an event, in the order of their variants. */
export async function listTickets(db: Db, productId: string): Promise<Ticket[]> {
  return selectTickets(db).where('t.productId', '=', productId).execute();
}

/** Ticket types by variant. */
export async function listTicketsOf(
  db: Db,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, Ticket>> {
  if (variantIds.length === 0) return new Map();
  const rows = await selectTickets(db).where('t.variantId', 'in', variantIds).execute();
  return new Map(rows.map((row) => [row.variantId, row]));
}

function selectTickets(db: Db) {
  return db
    .selectFrom('eventTickets as t')
    .innerJoin('variants as v', 'v.id', 't.variantId')
    .select(['t.variantId', 't.name', 't.seats'])
    .select(sql<boolean>`v.withdrawn_at is null`.as('isOnSale'))
    .select(
      sql<string[]>`coalesce((select array_agg(d.id order by d.starts_at, d.id) from event_ticket_dates td
        join event_dates d on d.id = td.date_id where td.variant_id = t.variant_id), '{}')`.as('dateIds'),
    )
    .orderBy('v.position')
    .orderBy('v.sku');
}

/** When a variant is sold, and whether its dates take place. */
export interface SalesWindow {
  readonly variantId: string;
  readonly from: Date | null;
  /** Null for one without a date. */
  readonly until: Date | null;
  readonly isCancelled: boolean;
}

/** By the windows of its dates and its own: the latest beginning, the earliest end; by default until a date starts. */
export async function listSalesWindows(db: Db, variantIds: readonly string[]): Promise<SalesWindow[]> {
  const { rows } = await sql<SalesWindow>`
    select t.variant_id as "variantId", greatest(t.sales_from, max(d.sales_from)) as from,
      least(t.sales_until, min(coalesce(d.sales_until, d.starts_at))) as until,
      bool_or(d.state = 'cancelled') as "isCancelled"
    from event_tickets t
    join event_ticket_dates td on td.variant_id = t.variant_id
    join event_dates d on d.id = td.date_id
    where t.variant_id = any(${[...variantIds]}::uuid[])
    group by t.variant_id`.execute(db);
  return rows;
}
