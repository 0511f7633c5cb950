import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { Supply } from '../../../kind-tax.ts';

/**
 * Where tickets are supplied, by variant id: where their first date in a place happens, on its day (null: in the
 * shop's own country); where the buyer lives for
 * those of which every date is online.
 */
export async function supplyOfTickets(
  db: Db,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, Supply>> {
  const { rows } = await sql<{ variantId: string; day: string | null; country: string | null }>`
    select v.id as variant_id, first.day, first.country
    from unnest(${variantIds}::uuid[]) as v (id) left join lateral (
      select left(d.starts_local, 10) as day, d.country from event_ticket_dates td join event_dates d on d.id = td.date_id
      where td.variant_id = v.id and not d.is_online order by d.starts_at limit 1) first on true`.execute(db);
  return new Map(rows.map(({ variantId, ...first }) => [variantId, supplyOf(first)]));
}

function supplyOf({
  day,
  country,
}: {
  readonly day: string | null;
  readonly country: string | null;
}): Supply {
  return day === null ? { at: 'buyer' } : { at: 'place', country, day };
}
