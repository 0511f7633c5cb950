import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** What still has to end before another currency can be sold in. */
export type OpenKind = 'checkout' | 'refund' | 'dispute' | 'late_money' | 'return' | 'sale' | 'planned_price';

export interface OpenThing {
  readonly kind: OpenKind;
  /** How many there are of this kind. */
  readonly count: number;
  /** The number of the order, or the slug of the product. */
  readonly name: string;
  /** The title of the product; empty for an order. */
  readonly title: string;
}

/** So many of each kind are named. */
const NAMED = 5;

/**
 * Checkouts, refunds and disputes under way, buyers who choose or send something back, and prices that are planned or hold
 * for a time. Practice orders do not count: nobody pays or is paid.
 */
export async function listOpen(db: Db): Promise<OpenThing[]> {
  const { rows } = await sql<OpenThing>`
    select kind, count::integer, name, title from (
      select kind, name, title, since, count(*) over (partition by kind) as count,
        row_number() over (partition by kind order by since, name) as place
      from (
        select distinct on (kind, name) kind, name, title, since from (
          select 'checkout' as kind, number as name, '' as title, created_at as since from orders
          where status = 'pending' and not is_practice
          union all
          select 'refund', o.number, '', r.created_at from refunds r join orders o on o.id = r.order_id
          where r.status = 'pending' and not o.is_practice
          union all
          select 'dispute', o.number, '', d.opened_at from disputes d join orders o on o.id = d.order_id
          where d.status in ('inquiry', 'open') and not o.is_practice
          union all
          select 'late_money', o.number, '', l.since from late_payments l join orders o on o.id = l.order_id
          where l.decided_at is null and not o.is_practice
          union all
          select 'return', o.number, '', t.requested_at from returns t join orders o on o.id = t.order_id
          where t.state in ('requested', 'accepted', 'received') and not o.is_practice
          union all
          select 'sale', p.slug, p.title, s.created_at from variant_sales s
          join variants v on v.id = s.variant_id join products p on p.id = v.product_id where s.ended_at is null
          union all
          select 'planned_price', p.slug, p.title, c.created_at from price_changes c
          join variants v on v.id = c.variant_id join products p on p.id = v.product_id where c.applied_at is null
        ) every order by kind, name, since
      ) one
    ) numbered
    where place <= ${NAMED} order by kind, place`.execute(db);
  return rows;
}
