import { sql } from 'kysely';
import { statement } from '#lib/db/statement.ts';
import type { Db } from '#lib/db.ts';
import { memoize } from '#lib/memoize.ts';
import type { Method } from './method.ts';
import type { Zone } from './zone.ts';

/** A zone with its methods, both in their order. */
export interface ZoneWithMethods extends Zone {
  readonly methods: readonly Method[];
}

/** All zones, in one statement. */
export async function listZones(db: Db): Promise<readonly ZoneWithMethods[]> {
  return zonesOf(await storedZones(db, {}));
}

interface StoredZone extends Zone {
  readonly methods: readonly (Omit<Method, 'endsAt'> & { readonly endsAt: string | null })[];
}

const storedZones = statement<StoredZone>((db) => ({
  compile: () =>
    sql<StoredZone>`
    select z.id, z.name, z.countries, z.postcodes, coalesce((
      select json_agg(json_build_object(
        'id', m.id, 'zoneId', m.zone_id, 'kind', m.kind, 'title', m.title, 'currency', m.currency, 'rateBy', m.rate_by,
        'freeFrom', m.free_from, 'minDays', m.min_days, 'maxDays', m.max_days, 'place', m.place, 'endsAt', m.ends_at,
        'isOffered', m.is_offered,
        'rates', (select coalesce(json_agg(json_build_object('upTo', r.up_to, 'amount', r.amount) order by r.position), '[]')
          from shipping_rates r where r.method_id = m.id)
      ) order by m.position, m.title, m.id)
      from shipping_methods m where m.zone_id = z.id), '[]') as methods
    from shipping_zones z order by z.position, z.name`.compile(db),
}));

const zonesOf = memoize((rows: readonly StoredZone[]): readonly ZoneWithMethods[] =>
  rows.map((zone) => ({
    ...zone,
    methods: zone.methods.map((method) => ({
      ...method,
      endsAt: method.endsAt === null ? null : new Date(method.endsAt),
    })),
  })),
);
