import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** Sales of a span of days in one currency; amounts in minor units. */
export interface Revenue {
  readonly currency: string;
  /** Days the span goes back, today included. */
  readonly days: number;
  readonly orders: number;
  readonly taken: number;
  /** Refunds of those orders, whenever they were made. */
  readonly givenBack: number;
}

/** The spans the page shows, in days. */
export const SPANS = [1, 7, 30] as const;

/**
 * Sales by currency and span, of the orders of one mode without practice orders: sandbox orders are no sales.
 * @param mode of the payments: `sandbox`, `test` or `live`. @param midnight the start of today.
 */
export async function listRevenue(db: Db, mode: string, midnight: Date): Promise<Revenue[]> {
  const { rows } = await sql<Revenue>`
    select o.currency, s.days, count(*) as orders, sum(o.total_amount)::bigint as taken,
           sum(o.refunded_amount)::bigint as "givenBack"
    from unnest(${[...SPANS]}::int[]) as s(days)
    join orders o on o.mode = ${mode} and o.completed_at is not null and not o.is_practice
      and o.completed_at >= ${midnight}::timestamptz - (s.days - 1) * interval '1 day'
    group by o.currency, s.days
    order by o.currency, s.days`.execute(db);
  return rows;
}

/** The number of today's orders by status, without practice orders. */
export async function countOrdersToday(db: Db, mode: string, midnight: Date) {
  return db
    .selectFrom('orders')
    .select(['status', (expression) => expression.fn.countAll<number>().as('count')])
    .where('mode', '=', mode)
    .where('isPractice', '=', false)
    .where('createdAt', '>=', midnight)
    .groupBy('status')
    .orderBy('status')
    .execute();
}

export type ConcernKind =
  | 'dispute_open'
  | 'refund_failed'
  | 'refund_slow'
  | 'beyond_capacity'
  | 'event_failed'
  | 'email_stuck'
  | 'rule_broken'
  | 'product_in_review';

/** Something that needs a person. */
export interface Concern {
  readonly concern: ConcernKind;
  /** An order's number, a product's slug, a rule or an event: what to look at. */
  readonly subject: string;
  readonly at: Date;
}

/** What needs a person, most urgent first; at most 10 of each kind and 50 in all. Practice orders need nobody. */
export async function listConcerns(db: Db): Promise<Concern[]> {
  const { rows } = await sql<Concern>`
    (select 'dispute_open' as concern, o.number as subject, coalesce(d.evidence_due_at, d.opened_at) as at
       from disputes d join orders o on o.id = d.order_id where d.status = 'open' and not o.is_practice order by 3 limit 10)
    union all (select 'rule_broken', name, broken_since from invariant_checks where broken > 0 order by 3 limit 10)
    union all (select 'refund_failed', o.number, r.settled_at from refunds r join orders o on o.id = r.order_id
       where r.status = 'failed' and not o.is_practice and r.settled_at > now() - interval '30 days'
         and not exists (select from refunds later where later.order_id = r.order_id and later.created_at > r.created_at
           and later.status <> 'failed') order by 3 desc limit 10)
    union all (select 'refund_slow', o.number, r.created_at from refunds r join orders o on o.id = r.order_id
       where r.status = 'pending' and not o.is_practice and r.created_at < now() - interval '1 hour' order by 3 limit 10)
    union all (select 'beyond_capacity', o.number, coalesce(
         (select max(h.at) from order_history h where h.order_id = o.id and h.action = 'beyond_capacity'), o.created_at)
       from entitlements e join order_items i on i.id = e.order_item_id join orders o on o.id = i.order_id
       where e.beyond_capacity > 0 and e.beyond_capacity_seen_at is null and not o.is_practice
       group by o.id order by 3 limit 10)
    union all (select 'event_failed', id, failed_at from webhook_events
       where handled_at is null and failed_at is not null order by 3 desc limit 10)
    union all (select 'email_stuck', coalesce(o.number, m.kind), m.queued_at from mails m
       left join orders o on o.id = m.order_id
       where m.sent_at is null and o.is_practice is not true and m.queued_at < now() - interval '15 minutes' order by 3 limit 10)
    union all (select 'product_in_review', slug, updated_at from products where status = 'review' order by 3 limit 10)
    limit 50`.execute(db);
  return rows;
}
