import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { Supply } from '../../../kind-tax.ts';

/**
 * Where tickets are supplied, by variant id: where their first date in a place happens, on its day; where the buyer lives for
 * those of which every date is online.
 */
export async function supplyOfTickets(
  db: Db,
  variantIds: readonly string[],
): Promise<ReadonlyMap<string, Supply>> {
  const { rows } = await sql<{ variantId: string; day: string | null }>`
    select v.id as variant_id, (
      select left(d.starts_local, 10) from event_ticket_dates td join event_dates d on d.id = td.date_id
      where td.variant_id = v.id and not d.is_online order by d.starts_at limit 1) as day
    from unnest(${variantIds}::uuid[]) as v (id)`.execute(db);
  return new Map(rows.map(({ variantId, day }) => [variantId, day === null ? online : inPlace(day)]));
}

const online: Supply = { at: 'buyer' };

function inPlace(day: string): Supply {
  return { at: 'place', country: null, day };
}
