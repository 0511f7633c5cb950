import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { shopZone } from '../settings/zone.ts';
import type { OrderListing } from './orders-store.ts';

/** Sales of a span of days in one currency; amounts in minor units. */
export interface Revenue {
  readonly currency: string;
  /** Days the span goes back, today included. */
  readonly days: number;
  /** Orders that were paid. */
  readonly orders: number;
  /** Orders of 0.00: free ones, and what staff gave. */
  readonly free: number;
  readonly gifts: number;
  readonly taken: number;
  /** Refunds of those orders, whenever they were made. */
  readonly givenBack: number;
}

/** The spans the page shows, in days. */
export const SPANS = [1, 7, 30] as const;

/**
 * Sales by currency and span, of the orders of one mode without practice orders: sandbox orders are no sales.
 * @param mode of the payments: `sandbox`, `test` or `live`. @param midnight the start of today,
 * by the clocks of the shop as the days before it.
 */
export async function listRevenue(db: Db, mode: string, midnight: Date): Promise<Revenue[]> {
  const zone = shopZone();
  const { rows } = await sql<Revenue>`
    select o.currency, s.days, count(*) filter (where o.total_amount > 0) as orders,
           count(*) filter (where o.total_amount = 0 and o.given_by is null) as free,
           count(*) filter (where o.given_by is not null) as gifts, sum(o.total_amount)::bigint as taken,
           sum(o.refunded_amount)::bigint as "givenBack"
    from unnest(${[...SPANS]}::int[]) as s(days)
    join orders o on o.mode = ${mode} and o.completed_at is not null and not o.is_practice
      and o.completed_at >= (${midnight}::timestamptz at time zone ${zone} - (s.days - 1) * interval '1 day') at time zone ${zone}
    group by o.currency, s.days
    order by o.currency, s.days`.execute(db);
  return rows;
}

/** Paid, free and given orders are three things of one status. */
const LISTED_AS = sql<Exclude<OrderListing, 'disputed'>>`case
  when status = 'completed' and given_by is not null then 'given'
  when status = 'completed' and total_amount = 0 then 'free' else status end`;

/** The number of today's orders by what the list filters by, without practice orders. */
export async function countOrdersToday(db: Db, mode: string, midnight: Date) {
  return db
    .selectFrom('orders')
    .select([LISTED_AS.as('status'), (expression) => expression.fn.countAll<number>().as('count')])
    .where('mode', '=', mode)
    .where('isPractice', '=', false)
    .where('createdAt', '>=', midnight)
    .groupBy(LISTED_AS)
    .orderBy(LISTED_AS)
    .execute();
}
