import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { Method } from './method.ts';
import type { Zone } from './zone.ts';

/** A zone with its methods, both in their order. */
export interface ZoneWithMethods extends Zone {
  readonly methods: readonly Method[];
}

/** All zones, in one statement. */
export async function listZones(db: Db): Promise<readonly ZoneWithMethods[]> {
  const { rows } = await sql<ZoneWithMethods & { readonly methods: readonly StoredMethod[] }>`
    select z.id, z.name, z.countries, z.postcodes, coalesce((
      select json_agg(json_build_object(
        'id', m.id, 'zoneId', m.zone_id, 'kind', m.kind, 'title', m.title, 'currency', m.currency, 'rateBy', m.rate_by,
        'freeFrom', m.free_from, 'minDays', m.min_days, 'maxDays', m.max_days, 'place', m.place, 'endsAt', m.ends_at,
        'isOffered', m.is_offered,
        'rates', (select coalesce(json_agg(json_build_object('upTo', r.up_to, 'amount', r.amount) order by r.position), '[]')
          from shipping_rates r where r.method_id = m.id)
      ) order by m.position, m.title, m.id)
      from shipping_methods m where m.zone_id = z.id), '[]') as methods
    from shipping_zones z order by z.position, z.name`.execute(db);
  return rows.map(({ methods, ...zone }) => ({
    ...zone,
    methods: methods.map((method) => ({
      ...method,
      endsAt: method.endsAt === null ? null : new Date(method.endsAt),
    })),
  }));
}

type StoredMethod = Method & { readonly endsAt: string | null };
