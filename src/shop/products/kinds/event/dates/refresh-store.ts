import { sql } from 'kysely';
import type { Tx } from '#lib/db.ts';

/**
 * Describes anew the events of which a date ended in so many seconds, and those that are listed without a date to come.
 * @returns these where something changed, and the events of which a date or a window of sales began or ended in `pageSeconds`.
 */
export async function describeEndedEvents(
  tx: Tx,
  { listSeconds, pageSeconds }: { readonly listSeconds: number; readonly pageSeconds: number },
): Promise<{ readonly id: string; readonly slug: string }[]> {
  const { rows } = await sql<{ id: string; slug: string }>`
    with ended as (
      select d.product_id as id from event_dates d
      where d.ends_at between now() - make_interval(secs => ${listSeconds}) and now()
      union
      select p.id from products p where p.kind = 'event' and p.is_listed and not exists (
        select from event_dates d where d.product_id = p.id and d.state <> 'cancelled' and d.ends_at > now())
    ),
    described as (select describe_events(array(select id from ended)) as id),
    turned as (
      select id from described
      union
      select d.product_id from event_dates d
      cross join lateral unnest(array[d.ends_at, d.starts_at, d.sales_from, d.sales_until]) as at
      where at between now() - make_interval(secs => ${pageSeconds}) and now()
      union
      select t.product_id from event_tickets t cross join lateral unnest(array[t.sales_from, t.sales_until]) as at
      where at between now() - make_interval(secs => ${pageSeconds}) and now()
    )
    select p.id, p.slug from products p where p.id in (select id from turned)`.execute(tx);
  return rows;
}
