import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';

/** Zones that a form offers first. */
const MOST_USUAL = 5;

/** The zones of the shop's dates, the most frequent first; those of an event come before. */
export async function listUsualZones(db: Db, productId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('eventDates')
    .select('zone')
    .groupBy('zone')
    .orderBy(sql`bool_or(product_id = ${productId}::uuid)`, 'desc')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('zone')
    .limit(MOST_USUAL)
    .execute();
  return rows.map(({ zone }) => zone);
}
