import { sql } from 'kysely';
import { now } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { LateLine, OtherVariant } from '../../../kind-late.ts';

/** The same ticket at other dates of its event, for the same price or less, soonest first. */
export async function listSameTickets(
  db: Db,
  { variantId, units, unitAmount, currency }: LateLine,
): Promise<OtherVariant[]> {
  const { rows } = await sql<OtherVariant>`
    select v.id as "variantId", v.title, v.price_amount as "unitAmount"
    from event_tickets own
    join event_tickets t on t.product_id = own.product_id and t.name = own.name and t.seats = own.seats
    join variants v on v.id = t.variant_id
    join products p on p.id = t.product_id
    where own.variant_id = ${variantId} and t.variant_id <> own.variant_id
      and p.status = 'published' and v.withdrawn_at is null and v.currency = ${currency}
      and v.price_amount <= ${unitAmount} and ${units}::integer between v.min_quantity and v.max_quantity
      and not exists (select from event_ticket_dates a join event_ticket_dates b on b.date_id = a.date_id
        where a.variant_id = t.variant_id and b.variant_id = own.variant_id)
    order by (select min(d.starts_at) from event_ticket_dates td join event_dates d on d.id = td.date_id
      where td.variant_id = t.variant_id), v.id
    limit 50`.execute(db);
  return rows;
}

/** The date of a ticket that is for one alone, while it takes place and is on sale; null for any other. */
export async function findDateToWaitFor(
  db: Db,
  variantId: string,
): Promise<{ readonly dateId: string; readonly poolId: string; readonly seats: number } | null> {
  const row = await db
    .selectFrom('eventTicketDates as td')
    .innerJoin('eventTickets as t', 't.variantId', 'td.variantId')
    .innerJoin('eventDates as d', 'd.id', 'td.dateId')
    .innerJoin('products as p', 'p.id', 'd.productId')
    .select(['d.id as dateId', 'd.poolId', 't.seats'])
    .where('td.variantId', '=', variantId)
    .where('d.state', '<>', 'cancelled')
    .where('p.status', '=', 'published')
    .where(sql<boolean>`coalesce(d.sales_until, d.starts_at) > ${now()}`)
    .where(sql<boolean>`(select count(*) from event_ticket_dates o where o.variant_id = td.variant_id) = 1`)
    .executeTakeFirst();
  return row ?? null;
}
