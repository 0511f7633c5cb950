import { type RawBuilder, sql } from 'kysely';
import { anyOf } from '#lib/db/fixed-statement.ts';
import { prepared } from '#lib/db/prepared.ts';
import type { Db } from '#lib/db.ts';
import { type PoolsState, preparedStates } from '../../../../inventory/variant-state-store.ts';

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
export function listTickets(db: Db, productId: string): Promise<readonly Ticket[]> {
  return ticketsOf(db, { productId });
}

/** The ticket types of all events. */
export function listAllTickets(db: Db): Promise<Ticket[]> {
  return selectTickets(db, sql`true`).execute();
}

/** Ticket types by variant. */
export async function listTicketsOf(
  db: Db,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, Ticket>> {
  if (variantIds.length === 0) return new Map();
  const rows = await ticketsById(db, { variantIds });
  return new Map(rows.map((row) => [row.variantId, row]));
}

const ticketsOf = prepared<Ticket, { productId: string }>((db, value) =>
  selectTickets(db, sql`t.product_id = ${value('productId')}`),
);
const ticketsById = prepared<Ticket, { variantIds: readonly string[] }>((db, value) =>
  selectTickets(db, sql`t.variant_id = ${anyOf(value('variantIds'))}`),
);

function selectTickets(db: Db, where: RawBuilder<boolean>) {
  return db
    .selectFrom('eventTickets as t')
    .innerJoin('variants as v', 'v.id', 't.variantId')
    .select(['t.variantId', 't.name', 't.seats'])
    .select(sql<boolean>`v.withdrawn_at is null`.as('isOnSale'))
    .select(
      sql<string[]>`coalesce((select array_agg(d.id order by d.starts_at, d.id) from event_ticket_dates td
        join event_dates d on d.id = td.date_id where td.variant_id = t.variant_id), '{}')`.as('dateIds'),
    )
    .where(where)
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
export function listSalesWindows(db: Db, variantIds: readonly string[]): Promise<readonly SalesWindow[]> {
  return windowsOf(db, { variantIds });
}

const windowsOf = prepared<SalesWindow, { variantIds: readonly string[] }>((_, value) =>
  selectWindows(anyOf(value('variantIds'))),
);

/** How tickets stand: their windows and their pools. A variant that is no ticket of a date is left out. */
export const listTicketStates = preparedStates<SalesWindow & PoolsState>(
  (states, ids) => sql`
    select w.*, s.unsold, s.left, s."leastPoolId", s."heldUntil"
    from (${selectWindows(ids)}) w left join (${states}) s using ("variantId")`,
);

function selectWindows(ids: RawBuilder<string>): RawBuilder<SalesWindow> {
  return sql<SalesWindow>`
    select t.variant_id as "variantId", greatest(t.sales_from, max(d.sales_from)) as from,
      least(t.sales_until, min(coalesce(d.sales_until, d.starts_at))) as until,
      bool_or(d.state = 'cancelled') as "isCancelled"
    from event_tickets t
    join event_ticket_dates td on td.variant_id = t.variant_id
    join event_dates d on d.id = td.date_id
    where t.variant_id = ${ids}
    group by t.variant_id`;
}
